/**
 * Activations, in three views: a function and its slope, the gradient on its way back through many
 * layers, and ReLU units that die.
 * @module
 * @import {ActivationView, Fields, Real, State} from "./types.d.ts"
 */

import { dead, vanishing } from "./activation-networks.js";
import { activations } from "./activations.js";
import { Explorer } from "./kit.js";
import { fmt, py, small } from "./numbers.js";
import { el, fill, Plot, term } from "./plot.js";

/** The largest sum z that is shown. */
const REACH = 6;

/** How much of the gradient comes back. @param {{activation: string, z: number}} state */
function atPoint(state) {
  const { z, activation } = state, { name, value, slope } = activations[activation];
  const zs = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH), steep = slope(z);
  const own = { value: value(z), slope: steep, ten: steep ** 10 };
  return { ...state, name, zs, values: zs.map(value), slopes: zs.map(slope), ...own };
}

/** @type {ActivationView<ReturnType<typeof atPoint>>} */
const slope = {
  compute: atPoint,
  draw(n, { plot, line, width, asking, hide }) {
    plot.label = "The activation and its slope";
    const { value, slope } = activations[n.activation], high = value(REACH) < 2;
    const low = n.activation === "linear" ? -REACH : high ? n.values[0] - 0.15 : -1.5;
    plot.begin(width, [-REACH, REACH], [low, high ? 1.15 : REACH], "sum z");
    const { x, y, box: [, right] } = plot, at = x(n.z), a = y(n.value), b = y(n.slope);
    const graph = (/** @type {Real} */ f, words = "", look = "") => {
      const points = Array.from({ length: 121 }, (_, i) => i / 10 - REACH);
      plot.path(points.map((z) => [x(z), y(f(z))]), `${look} line`);
      plot.text(right, y(f(REACH)) - 7, words, `${look} words`, "end");
    };
    if (!asking) graph(slope, "slope", "c1 ghost");
    graph(value, "f(z)", "c0");
    if (!asking) {
      plot.path([[at, a], [at, b]], "line drop");
      plot.tangent(n.z, n.value, n.slope, "c1 line tangent");
      plot.dot(at, b, 5, "c1 line ring");
    }
    plot.dot(at, a, 6, "c0 area grip");
    fill(
      line,
      { class: "equation" },
      term("mid", "z", fmt(n.z, 1)),
      "→",
      term("mid c0 dot", "f(z)", small(n.value)),
      " ",
      term("mid c1 hoop", "slope", hide(small(n.slope))),
      "→",
      term("", "ten in a row", hide(small(n.ten))),
    );
  },
  sentence({ z, name, value, slope, ten }) {
    const size = small(Math.abs(slope)), leaves = `ten such layers leave ${small(ten)} of it.`;
    const why = slope === 0
      ? "no gradient comes back."
      : small(ten) === "1"
      ? "all of the gradient comes back."
      : slope < 0
      ? `the curve falls, so ${size} of the gradient comes back with the other sign.`
      : `${+size > 1 ? "more" : "that part of the"} gradient comes back; ${leaves}`;
    return [
      `At z = ${fmt(z, 1)}, ${name} gives ${small(value)}.`,
      ` Its slope is ${small(slope)}: ${why}`,
    ];
  },
  question: (n) => ({
    ask: `Predict: how steep is ${n.name} at z = ${fmt(n.z, 1)}?`,
    answer: n.slope,
    tolerance: Math.max(0.005, Math.abs(n.slope) / 10),
    reveal: `The slope is ${small(n.slope)}.`,
  }),
  table: (n, { hide }) => ({
    head: ["z", "f(z)", "slope"],
    rows: n.zs.map((z, i) => [fmt(z, 1), small(n.values[i]), hide(small(n.slopes[i]))]),
  }),
  python: (n) =>
    `from dlbasics.activations import ${n.activation} as f

z = ${py(n.z)}
slope = f.derivative(z)
print(f"z {z:.1f}, f(z) {f(z):z.3g}, slope {slope:z.3g}")
print(f"ten in a row {slope ** 10:z.3g}")
`,
};

/** @type {Record<string, ActivationView>} */
const views = { slope, vanishing, dead };

const only = (/** @type {string[]} */ ...shown) => (/** @type {State} */ { view }) =>
  shown.includes(view);

class ActivationExplorer extends Explorer {
  /** @type {Fields} */
  fields = {
    view: {
      label: "look at",
      start: "slope",
      options: {
        slope: "a function and its slope",
        vanishing: "the gradient in many layers",
        dead: "ReLU units that die",
      },
    },
    z: {
      label: "sum z",
      start: 0,
      min: -REACH,
      max: REACH,
      step: 0.1,
      when: only("slope"),
    },
    depth: { label: "layers", start: 10, min: 1, max: 30, when: only("vanishing") },
    step: { label: "step", start: 1, max: 6, time: true, when: only("dead") },
    rate: {
      label: "learning rate η",
      start: 0.5,
      min: 0.05,
      max: 1,
      step: 0.05,
      when: only("dead"),
    },
    activation: {
      label: "activation",
      start: "sigmoid",
      options: Object.fromEntries(Object.entries(activations).map(([id, { name }]) => [id, name])),
      when: only("slope", "vanishing"),
    },
    weights: {
      label: "initial weights",
      start: "default",
      options: { default: "as wide as PyTorch's", xavier: "Xavier", he: "He" },
      when: only("vanishing"),
    },
    seed: {
      label: "seed of the weights",
      start: 4,
      max: 9,
      when: only("vanishing", "dead"),
    },
  };
  plot = new Plot("", 300);
  line = el("p");

  get view() {
    return views[this.state.view];
  }

  figure() {
    const { plot } = this;
    plot.drag(
      (x, y) => {
        const { view, z, value } = this.numbers;
        return view === "slope" && Math.hypot(x - plot.x(z), y - plot.y(value)) < 24;
      },
      (z) => this.change({ z }),
    );
    return [plot, this.line];
  }
}

customElements.define("dl-activation", ActivationExplorer);
