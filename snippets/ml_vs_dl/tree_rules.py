from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier, export_text

iris = load_iris()
flowers = iris.data[:, [0, 3]]
names = ["sepal length", "petal width"]

tree = DecisionTreeClassifier(max_depth=2, random_state=0)
tree.fit(flowers, iris.target)
tree_accuracy = tree.score(flowers, iris.target)
print(export_text(tree, feature_names=names, class_names=list(iris.target_names)))

forest = RandomForestClassifier(100, random_state=0).fit(flowers, iris.target)
ends = sum(each.get_n_leaves() for each in forest.estimators_)
trees, ends_below = len(forest.estimators_), ends // 500 * 500
print(f"a forest of {trees} trees has more than {ends_below} ends")
