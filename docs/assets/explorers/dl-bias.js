/**
 * What a bias moves: the place where a neuron switches, on a line and on a plane.
 * @module
 * @import {BiasView, Fields, Pixel, State} from "./types.d.ts"
 */

import { activations } from "./activations.js";
import { arrow } from "./arrow.js";
import { arithmetic, cent, neuron, plus, python, table, tenth, toDo } from "./bias-neuron.js";
import { plane } from "./bias-plane.js";
import { Explorer } from "./kit.js";
import { weightedSum } from "./neuron.js";
import { fmt } from "./numbers.js";
import { el, fill, Plot } from "./plot.js";

/** The outputs that the picture shows of each function. @type {Record<string, Pixel>} */
const SHOWN = { sigmoid: [-0.1, 1.1], tanh: [-1.2, 1.2], relu: [-1.5, 8.5], linear: [-9, 9] };

/** @param {{activation: string, w: number, x: number, zero: boolean, b: number}} state */
function compute({ activation, w, x, zero, b }) {
  const rows = Array.from({ length: 9 }, (_, i) => [i - 4]);
  return { zero, ...neuron(activation, [w], zero ? 0 : b, [x], rows) };
}

/** A neuron with one input. @type {BiasView<ReturnType<typeof compute>>} */
const curve = {
  compute,
  draw(n, { plot, line, score, task, width, asking }) {
    const { f, weights, bias, input, z, a, nearest } = n, { value } = activations[f];
    plot.label = "The neuron's output against its input, dashed without its bias";
    plot.begin(width, [-5, 5], SHOWN[f], "input x", "output");
    const { x, y } = plot, [left, right, top, bottom] = plot.box, middle = y(value(0));
    const graph = (look = "", b = 0) =>
      plot.path(
        Array.from({ length: 201 }, (_, i) => i / 20 - 5)
          .map((at) => [x(at), y(value(weightedSum([at], weights, b)))]),
        look,
      );
    const down = weights[0] < 0, out = Math.max(top, Math.min(y(a), bottom));
    const near = !asking && Math.hypot(x(input[0]) - x(0), (y(a) - middle) * 2) < 60;
    if (!near) {
      plot.text(x(0) + (down ? 9 : -9), middle - 9, "b = 0", "words", down ? "start" : "end");
    }
    plot.inside(() => {
      graph("line ghost");
      plot.dot(x(0), middle, 4, "area");
      if (!asking) graph("c0 line move", bias);
    });
    if (!asking) {
      plot.dot(x(input[0]), out, 6, y(a) === out ? "c2 area" : "c2 line ring");
      const beside = nearest && Math.abs(nearest[0] - input[0]) < 0.6;
      const over = beside ? down : z < 0 || y(a) > bottom;
      const at = x(input[0]) + (beside ? 10 : 0);
      plot.text(
        at,
        out + (over ? -12 : 20),
        fmt(a),
        "c2 words strong",
        beside ? "start" : "middle",
      );
    }
    if (nearest && !asking) {
      const at = x(nearest[0]),
        to = Math.min(right, Math.max(left, at)),
        end = to > (down ? left + 80 : right - 80);
      if (at === to) plot.path([[to, middle], [to, bottom]], "c1 line drop");
      const far = to - x(0), inside = at === to, head = inside ? to - 7 * Math.sign(far) : to;
      if (Math.abs(far) > 12) arrow(plot, [x(0), middle], [head, middle], "c1 line");
      if (inside && !n.zero) plot.dot(at, middle, 4, "c0 area grip");
      const words = `x* = ${cent(nearest[0])}`;
      plot.text(to + (end ? -7 : 7), bottom - 5, words, "c1 words strong", end ? "end" : "start");
    }
    arithmetic(line, n);
    fill(score, {});
    const done = weights[0] !== 2 && Math.abs((nearest?.[0] ?? 0) - 2) < 1e-9;
    fill(task, {}, toDo("switch at x = 2 with a weight other than 2.", done, n.zero, asking));
  },
  sentence({ weights, bias, nearest }, { asking }) {
    const b = tenth(bias), [w] = weights.map(plus);
    if (!nearest) return [`Without a weight, z = b = ${b} for every input: it never switches.`];
    const [where] = nearest, side = where < 0 ? "left" : "right";
    if (asking) {
      return [
        `With b = 0, the dashed curve, it switches where z = 0: at x = 0. The bias adds ${b} to every z.`,
      ];
    }
    if (!bias) {
      return [
        `With b = 0, z = ${w} · x is 0 at x = 0: the weight makes the curve steeper or flatter,`,
        " and the switch stays there.",
      ];
    }
    return [
      `It switches where z = 0: at x* = −b / w = ${tenth(-bias)} / ${w} = ${cent(where)}.`,
      ` The bias moves the whole curve to the ${side} and keeps its shape.`,
    ];
  },
  question({ weights: [w], bias, nearest }) {
    const [ask, answer] = nearest ? ["at which x does it switch", nearest[0]] : ["what is z", bias];
    return {
      ask: `Predict: with w = ${tenth(w)}, b = ${tenth(bias)}, ${ask}?`,
      answer,
      tolerance: Math.min(0.1, Math.abs(answer) / 2),
      reveal: `It is ${cent(answer)}.`,
    };
  },
  table,
  python: (n) =>
    python(
      n,
      "from dlbasics.neuron import boundary",
      `print(f"switches at {boundary(w, b)[0] + 0.0:.2f}")\n`,
    ),
};

const one = (/** @type {State} */ { view }) => view === "curve";
const two = (/** @type {State} */ { view }) => view === "plane";
const slider = { min: -4, max: 4, step: 0.1 };

class Bias extends Explorer {
  /** @type {Fields} */
  fields = {
    view: {
      label: "neuron",
      start: "curve",
      options: { curve: "one input", plane: "two inputs" },
    },
    b: { label: "bias b", start: -4, ...slider, min: -8, max: 8, when: ({ zero }) => !zero },
    zero: { label: "force b = 0", start: false },
    w: { label: "weight w", start: 2, ...slider, when: one },
    x: { label: "input x", start: 1, ...slider, when: one },
    w1: { label: "weight w₁", start: 3, ...slider, when: two },
    w2: { label: "weight w₂", start: 0, ...slider, when: two },
    point: { label: "point", start: 1, min: 1, max: 12, when: two },
    activation: {
      label: "function",
      start: "sigmoid",
      options: { sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU", linear: "linear" },
      when: one,
    },
  };
  plot = new Plot("");
  line = el("p");
  score = el("p", { class: "equation" });
  task = el("p", { class: "task", "aria-live": "polite" });

  get view() {
    return one(this.state) ? curve : plane;
  }

  figure() {
    const { plot } = this;
    const sum = (/** @type {number[]} */ at, bias = 0) =>
      weightedSum(at.slice(0, this.numbers.weights.length), this.numbers.weights, bias);
    plot.drag(
      (a, b) => {
        const { zero, bias, norm } = this.numbers, unit = plot.x(1) - plot.x(0);
        return !zero && Math.abs(sum([a - plot.x(0), plot.y(0) - b], bias * unit)) < 16 * norm;
      },
      (...at) => this.change({ b: -sum(at) }),
    );
    return [plot, this.line, this.score, this.task];
  }
}

customElements.define("dl-bias", Bias);
