/**
 * What a bias moves: the place where a neuron switches, on a line and on a plane.
 * @module
 * @import {Child, Fields, Pixel, State} from "./types.d.ts"
 * @typedef {ReturnType<Bias["compute"]>} Numbers
 */

import { el, Explorer, fmt, Plot, py, svg } from "./kit.js";
import { activations, boundary, decision, meanSquaredError, weightedSum } from "./nn.js";

/** The outputs that the picture shows of each function. @type {Record<string, Pixel>} */
const SHOWN = { sigmoid: [-0.1, 1.1], tanh: [-1.2, 1.2], relu: [-1.5, 8.5], linear: [-9, 9] };
/** Six to say yes to, then six to say no to, in three pairs of opposites. */
const POINTS = [[1, 3], [2, 2], [3, 1], [2, 3], [3, 2], [3, 3]].concat(
  [[2, -1], [-2, 1], [1, 0], [-1, 0], [0, 1], [0, -1]],
);
const TARGETS = POINTS.map((_, i) => +(i < 6));

/** What Python found, a bound number of the page. @param {string} name */
const lowest = (name) => {
  const found = document.querySelector(`data[data-name=${name}]`);
  return found instanceof HTMLDataElement ? +found.value : NaN;
};
const tenth = (x = 0) => fmt(x, 1), cent = (x = 0) => fmt(x, 2);
const plus = (x = 0) => x < 0 ? `(${tenth(x)})` : tenth(x);
const curve = (/** @type {State} */ { view }) => view === "curve";
const plane = (/** @type {State} */ { view }) => view === "plane";
const slider = { min: -4, max: 4, step: 0.1, text: tenth };

class Bias extends Explorer {
  /** @type {Fields} */
  fields = {
    view: { label: "neuron", start: "curve", options: { curve: "one input", plane: "two inputs" } },
    activation: {
      label: "function",
      start: "sigmoid",
      options: { sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU", linear: "linear" },
      when: curve,
    },
    point: { label: "point", start: 1, min: 1, max: 12, when: plane },
    w: { label: "weight w", start: 2, ...slider, when: curve },
    x: { label: "input x", start: 1, ...slider, when: curve },
    w1: { label: "weight w₁", start: 3, ...slider, when: plane },
    w2: { label: "weight w₂", start: 0, ...slider, when: plane },
    zero: { label: "force b = 0", start: false },
    b: { label: "bias b", start: -4, ...slider, min: -8, max: 8, when: ({ zero }) => !zero },
  };
  plot = new Plot("The neuron's output against its input, or its line between 12 points");
  line = el("p", { class: "equation" });
  score = el("p", { class: "equation" });
  task = el("p", { class: "task" });

  figure() {
    const { plot } = this;
    const sum = (/** @type {number[]} */ at, bias = 0) =>
      weightedSum(at.slice(0, this.numbers.weights.length), this.numbers.weights, bias);
    plot.drag(
      (a, b) => {
        const { zero, bias, norm } = this.numbers, unit = plot.x(1) - plot.x(0);
        return !zero && Math.abs(sum([a - plot.x(0), plot.y(0) - b], bias * unit)) < 16 * norm;
      },
      (...at) => this.state = { b: -sum(at) },
    );
    return [plot.node, this.line, this.score, this.task];
  }

  /** @param {State} state */
  compute({ view, activation, point, w, x, w1, w2, zero, b }) {
    const flat = view === "plane", weights = flat ? [w1, w2] : [w], bias = zero ? 0 : b;
    const f = flat ? "sigmoid" : activation, { value } = activations[f];
    const input = flat ? POINTS[point - 1] : [x], z = weightedSum(input, weights, bias);
    const rows = flat ? POINTS : Array.from({ length: 9 }, (_, i) => [i - 4]);
    const sums = rows.map((row) => weightedSum(row, weights, bias)), outputs = sums.map(value);
    const said = sums.map(decision), norm = Math.hypot(...weights);
    return {
      flat,
      f,
      zero,
      weights,
      bias,
      input,
      z,
      a: value(z),
      rows,
      sums,
      outputs,
      said,
      nearest: boundary(weights, bias),
      norm,
      distance: norm ? Math.abs(bias) / norm : null,
      right: flat ? said.filter((yes, i) => yes === TARGETS[i]).length : null,
      loss: flat ? meanSquaredError(outputs, TARGETS) : null,
      lowest: lowest("lowest"),
      lowest_without: lowest("lowest_without"),
    };
  }

  /** @param {Numbers} n */
  draw(n) {
    const { flat, weights } = n;
    if (flat) this.plane(n);
    else this.curve(n);
    const term = (name = "", value = "", look = "") =>
      el("span", { class: `term mid ${look}` }, el("small", {}, el("i"), `${name} `), value);
    this.line.replaceChildren(
      ...weights.flatMap((w, i) => [
        term(`w${flat ? "₁₂"[i] : ""}`, plus(w)),
        " · ",
        term(`x${flat ? "₁₂"[i] : ""}`, plus(n.input[i])),
        " + ",
      ]),
      term("b", plus(n.bias)),
      " = ",
      term("z", cent(n.z)),
      " → ",
      term("output", fmt(n.a), "dot c2"),
    );
    this.line.classList.toggle("tight", flat);
    this.score.replaceChildren(
      ...flat
        ? [
          term("loss", fmt(n.loss ?? 0)),
          term("lowest with a bias", fmt(n.lowest)),
          term("lowest with b = 0", fmt(n.lowest_without)),
        ]
        : [],
    );
    const place = n.nearest?.[0] ?? 0;
    const done = flat ? n.right === 12 : weights[0] !== 2 && Math.abs(place - 2) < 1e-9;
    this.task.textContent = this.asking
      ? "A task comes after the prediction."
      : (done ? "✓ Done: " : "Task: ") +
        (flat
          ? "all discs on the shaded side, no cross."
          : "switch at x = 2 with another weight.") +
        (n.zero ? " With b = 0 you cannot." : "");
  }

  /** Adds to the picture what is cut at its box. @param {SVGElement[]} nodes */
  inside(...nodes) {
    const [x, right, y, bottom] = this.plot.box, width = right - x, height = bottom - y;
    const viewBox = `${x} ${y} ${width} ${height}`;
    this.plot.add(svg("svg", { class: "box", x, y, width, height, viewBox }, ...nodes));
  }

  /** @param {Numbers} n */
  curve({ f, weights, bias, input, z, a, nearest }) {
    const { plot, asking } = this, { value } = activations[f];
    plot.begin(this.width, [-5, 5], SHOWN[f], "input x", "output");
    const { x, y } = plot, [left, right, , bottom] = plot.box, middle = y(value(0));
    const graph = (look = "", b = 0) =>
      plot.path(
        Array.from({ length: 201 }, (_, i) => i / 20 - 5)
          .map((at) => [x(at), y(value(weightedSum([at], weights, b)))]),
        look,
      );
    const ghost = graph("line ghost"), dot = plot.dot(x(0), middle, 4, "area");
    const down = weights[0] < 0;
    plot.text(x(0) + (down ? 9 : -9), middle - 9, "b = 0", "words", down ? "start" : "end");
    if (asking) return this.inside(ghost, dot);
    this.inside(
      ghost,
      dot,
      graph("c0 line move", bias),
      plot.dot(x(input[0]), y(a), 6, "c2 area"),
      plot.text(x(input[0]), y(a) + (z < 0 ? -12 : 20), fmt(a), "c2 words strong", "middle"),
    );
    if (nearest) {
      const at = x(nearest[0]), to = Math.min(right, Math.max(left, at)), end = to > right - 80;
      if (at === to) plot.path([[to, middle], [to, bottom]], "c1 line drop");
      if (Math.abs(to - x(0)) > 8) plot.arrow([x(0), middle], [to, middle], "c1 line");
      const words = `x* = ${cent(nearest[0])}`;
      plot.text(to + (end ? -7 : 7), bottom - 5, words, "c1 words strong", end ? "end" : "start");
    }
  }

  /** @param {Numbers} n */
  plane({ weights, bias, norm, nearest, input, a, said, distance }) {
    const { plot, width, asking } = this;
    const reach = 3.3 * (width - 50) / (Math.max(230, Math.round(width * plot.ratio)) - 58);
    plot.begin(width, [0.5 - reach, 0.5 + reach], [-2.6, 4], "x₁", "x₂");
    /** @param {number[]} point @returns {Pixel} */
    const pixel = ([a, b]) => [plot.x(a), plot.y(b)];
    const origin = [0, 0];
    if (nearest && !asking) {
      const [u, v] = weights.map((w) => w / norm);
      const at = (ahead = 0, aside = 0, [a, b] = nearest) =>
        pixel([a + ahead * u - aside * v, b + ahead * v + aside * u]);
      const line = [at(0, -99), at(0, 99)], far = at(bias > 0 ? -0.7 : 0.7);
      this.inside(
        plot.path([...line, at(199, 99), at(199, -99)], "c0 side"),
        plot.path([at(0, -99, origin), at(0, 99, origin)], "line ghost"),
        plot.path([pixel(origin), pixel(nearest)], "c1 line"),
        plot.path(line, "c0 line move"),
        plot.text(...far, bias ? cent(distance ?? 0) : "", "c1 words strong", "middle"),
      );
    }
    POINTS.forEach((point, i) => {
      const [x, y] = pixel(point);
      if (TARGETS[i]) plot.dot(x, y, 5, "c0 area");
      else plot.path(`M${x - 4},${y - 4}l8,8m0,-8l-8,8`, "c1 line move");
      if (said[i] !== TARGETS[i] && !asking) plot.dot(x, y, 10, "c3 line");
      if (point === input) plot.text(x, y - 13, fmt(a), "c2 words strong", "middle");
    });
  }

  /** @param {Numbers} n */
  sentence({ flat, weights, bias, nearest, norm, distance, right }) {
    const b = tenth(bias), [w] = weights.map(plus), where = nearest?.[0] ?? 0;
    if (!nearest) return `Without a weight, z = b = ${b} for every input: it never switches.`;
    if (this.asking) {
      return flat
        ? "The weights turn the line, the bias pushes it away from the origin."
        : `With b = 0, the dashed curve, it switches where z = 0: at x = 0. The bias adds ${b} to every z.`;
    }
    if (flat) {
      return (bias
        ? `The bias pushes the line away from the origin without turning it, by |b| / ‖w‖ = ${
          tenth(Math.abs(bias))
        } / ${cent(norm)} = ${cent(distance ?? 0)}.`
        : "With b = 0 the line stays on the origin. Of two opposite crosses at least one is wrong, so 9 is the most.") +
        ` ${right} of 12 points are right.`;
    }
    if (!bias) {
      return `With b = 0, z = ${w} · x is 0 at x = 0: the weight makes the curve steeper or flatter, and the switch stays there.`;
    }
    return `It switches where z = 0: at x* = −b / w = ${tenth(-bias)} / ${w} = ${
      cent(where)
    }. The bias moves the whole curve to the ${where < 0 ? "left" : "right"} and keeps its shape.`;
  }

  /** @param {Numbers} n */
  question({ flat, weights, bias, nearest, right }) {
    const given = `with w = ${weights.map(tenth).join(" and ")}, b = ${tenth(bias)},`;
    const [ask, answer] = flat
      ? ["how many of the 12 points are right", right ?? 0]
      : nearest
      ? ["at which x does it switch", nearest[0]]
      : ["what is z", bias];
    return {
      ask: `Predict: ${given} ${ask}?`,
      answer,
      tolerance: 0.1,
      reveal: `It is ${fmt(answer, flat ? 0 : 2)}.`,
    };
  }

  /** @param {Numbers} n */
  table({ rows, sums, outputs, said }) {
    return {
      head: ["input", "z", "output", "z ≥ 0"],
      rows: rows.map((row, i) => [
        row.map(tenth).join(", "),
        cent(sums[i]),
        fmt(outputs[i]),
        said[i] ? "yes" : "no",
      ]),
    };
  }

  /** @param {Numbers} n */
  python({ flat, f, input, weights, bias, nearest }) {
    const list = (/** @type {number[]} */ all) => `[${all.map(py).join(", ")}]`;
    const place = flat
      ? "distance {distance_from_origin(w, b)"
      : "switches at {boundary(w, b)[0] + 0.0";
    return `from dlbasics.activations import ${f}
from dlbasics.losses import mean_squared_error
from dlbasics.neuron import boundary, decision, distance_from_origin, output, weighted_sum

x, w, b = ${list(input)}, ${list(weights)}, ${py(bias)}
print(f"z = {weighted_sum(x, w, b):.2f}, output {output(x, w, b, ${f}):.3f}")
${nearest ? `print(f"${place}:.2f}")\n` : ""}` + (flat
      ? `
points = [${POINTS.map(list).join(", ")}]
targets = [1] * 6 + [0] * 6
outputs = [output(point, w, b, sigmoid) for point in points]
right = sum(decision(point, w, b) == target for point, target in zip(points, targets))
print(f"{right} of 12 points are right, loss {mean_squared_error(outputs, targets):.3f}")
`
      : "");
  }
}

customElements.define("dl-bias", Bias);
