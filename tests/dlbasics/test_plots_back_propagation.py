"""Plots of the page Back-propagation: every number of the graph, and no two on one place."""

from itertools import combinations

from dlbasics.autograd import Value, graph
from dlbasics.network import Layer, Network
from dlbasics.plots.back_propagation import plot_gradients, plot_graph


def minus(number):
    return f"{number:.2f}".replace("-", "−")


def neuron():
    x, w, b = Value(2.0, "x"), Value(0.5, "w"), Value(-0.5, "b")
    loss = ((w * x + b).tanh() - Value(1.0, "y")) ** 2
    loss.backward()
    return loss


def test_a_graph_shows_name_value_and_gradient_of_each_node(ax, words):
    loss = neuron()
    plot_graph(ax, loss)
    expected = []
    for value in graph(loss):
        name = "( )²" if value.operation == "^2" else value.operation or value.name
        expected += [name, minus(value.data), minus(value.grad)]
    key = ["value", "operation", "gradient"]
    assert sorted(words()) == sorted(expected + key)


def test_an_arrow_leads_from_each_input_to_its_operation(ax):
    loss = neuron()
    plot_graph(ax, loss)
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
    assert len(arrows) == sum(len(value.inputs) for value in graph(loss))
    assert all(arrow.xyann[0] < arrow.xy[0] for arrow in arrows), "all lead to the right"


def test_each_node_has_a_place_of_its_own_even_if_it_is_used_twice(ax):
    a = Value(3.0, "a")
    loss = (a * a + a).tanh() * a
    plot_graph(ax, loss)
    places = [tuple(line.get_xydata()[0]) for line in ax.lines]
    assert len(set(places)) == len(places) == len(graph(loss))


def test_no_text_leaves_its_box_and_no_two_texts_meet(ax):
    ax.figure.set_size_inches(4.3, 2)
    plot_graph(ax, neuron())
    ax.figure.canvas.draw()
    half = 37 / 72 * ax.figure.dpi / 2
    boxes = [ax.transData.transform(line.get_xydata()[0]) for line in ax.lines]
    texts = [text.get_window_extent() for text in ax.texts if text.get_text()]
    for i, one in enumerate(texts[:-3]):  # without the key
        x, y = boxes[i // 3]
        assert x - half < one.x0 < one.x1 < x + half and y - half < one.y0 < one.y1 < y + half
    assert not any(one.overlaps(other) for one, other in combinations(texts, 2))


def test_a_network_shows_the_gradients_that_it_found(ax, words):
    first, second = Layer([[0.5, -1.0]], [0.5], Value.tanh), Layer([[-0.5]], [0.25])
    inputs = [Value(1.0), Value(2.0)]
    hidden = first(inputs)
    output = second(hidden)
    (output[0] ** 2).backward()
    network = Network([first, second])
    plot_gradients(ax, network, [inputs, hidden, output])
    shown = words()
    for value in [*network.parameters(), *hidden, *output]:
        assert minus(value.grad) in shown
        assert minus(value.data) in shown or f"b = {minus(value.data)}" in shown


def test_each_value_stands_as_far_left_as_it_has_steps_to_go(ax, words):
    a, b = Value(3.0, "a"), Value(2.0, "b")
    product = a * b
    product.name = "p"  # what was made is known by its operation
    loss = product + a  # from a, the longer way counts
    loss.backward()
    plot_graph(ax, loss)
    places = [tuple(line.get_xydata()[0].tolist()) for line in ax.lines]
    assert places == [(-2, 0), (-2, -1), (-1, 0), (0, 0)]
    texts = [text for text in ax.texts if text.get_text()]
    boxes = [[text.get_text() for text in texts[i : i + 3]] for i in range(0, 12, 3)]
    assert boxes == [
        ["3.00", "a", "3.00"],
        ["2.00", "b", "3.00"],
        ["6.00", "·", "1.00"],
        ["9.00", "+", "1.00"],
    ]
    for i in range(0, 12, 3):
        heights = [text.get_position()[1] for text in texts[i : i + 3]]
        assert heights == sorted(heights, reverse=True), "the value is above, the gradient below"


def test_each_bias_of_a_network_stands_above_its_gradient(ax, words):
    network = Network([Layer([[0.5]], [0.25])])
    inputs = [Value(3.0)]
    outputs = network(inputs)
    (outputs[0] * 7).backward()
    plot_gradients(ax, network, [inputs, outputs])
    assert words() == ["b = 0.25", "7.00", "0.50", "21.00", "3.00", "1.75", "7.00"]


def test_the_longest_way_counts_whichever_is_written_first(ax):
    a, b = Value(3.0, "a"), Value(2.0, "b")
    for loss in ((a + b) + (a * b).tanh(), (a * b).tanh() + (a + b)):
        ax.clear()
        plot_graph(ax, loss)
        drawn = [line.get_xdata()[0] for line in ax.lines]
        assert drawn[:2] == [-3, -3]
        assert sorted(drawn) == [-3, -3, -2, -1, -1, 0]
