import time

from sklearn.svm import SVC

from dlbasics.experiments import SmallCNN, digits

images, updates = 1000, 150
data = digits(images, seed=0)


def seconds(model):
    start = time.process_time()
    model.fit(data.images, data.labels)
    return time.process_time() - start


# for each two of the digits, an SVM compares their images two by two, pixel by pixel
pairs, per_pair = 10 * 9 // 2, images * 2 // 10
svm = pairs * per_pair * per_pair // 2 * 64
# places × filters × weights, in two layers, then the scores
one_image = 64 * 16 * 9 + 16 * 32 * 16 * 9 + 32 * 10
cnn = 3 * one_image * 50 * updates
ratio = cnn / svm
print(f"multiplications of the SVM   {svm:>13,}")
print(f"multiplications of the CNN   {cnn:>13,}")
print("the CNN took longer:", seconds(SmallCNN(updates, seed=0)) > seconds(SVC(C=10)))
