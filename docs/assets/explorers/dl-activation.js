/**
 * Activations: a function and its slope, the gradient on its way back through many layers, and ReLU
 * units that die.
 * @module
 * @import {Fields, Numbers, Pixel, State, View} from "./types.d.ts"
 */

import { el, Explorer, fmt, Plot, py, spec } from "./kit.js";
import { backward, forward, initialisations, Random, randomNetwork, stepped } from "./networks.js";
import { activations } from "./nn.js";

const REACH = 6, WIDTH = 16, EXAMPLES = 4, UNITS = 16;

const raised = (power = "") => power.replace(/[-−]/, "⁻").replace(/\d/g, (d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[+d]);
const tiny = (x = 0) => x !== 0 && Math.abs(x) < 5e-4;
/** As `fmt`, but what it would write as 0.000 as 4.2 × 10⁻⁵. */
const show = (x = 0) => {
  const [digits, power] = x.toExponential(1).split("e");
  return tiny(x) ? `${digits.replace("-", "−")}\u2009×\u200910${raised(power)}` : fmt(x);
};
const how = (x = 0) => tiny(x) ? ".1e" : spec(x);
const term = (look = "", name = "", value = "") =>
  el("span", { class: `term ${look}` }, el("small", {}, el("i"), `${name} `), value);

/** Normal draws are kept: they take longer than all the rest. @type {Record<number, {rng: Random, arrays: Float64Array[]}>} */
const kept = {};

/** Those for the examples, for the output's weights, then for each layer's. */
function draws(seed = 0, layers = 0) {
  const { rng, arrays } = kept[seed] ??= { rng: new Random(seed), arrays: [] };
  while (arrays.length < layers + 2) {
    const size = [EXAMPLES * WIDTH, WIDTH][arrays.length] ?? WIDTH * WIDTH;
    arrays.push(new Float64Array(size).map(() => rng.gauss()));
  }
  return arrays;
}

/** @type {Record<string, View>} */
const views = {
  slope: {
    compute(state) {
      const { name, value, slope } = activations[state.activation], steep = slope(state.z);
      const zs = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH);
      const values = zs.map((z) => value(z)), slopes = zs.map((z) => slope(z));
      const own = { value: value(state.z), slope: steep, ten: steep ** 10 };
      return { ...state, name, zs, values, slopes, ...own };
    },
    draw(n, plot, width, asking) {
      const { value, slope } = activations[n.activation], high = value(REACH) < 2;
      const low = n.activation === "linear" ? -REACH : high ? n.values[0] - 0.15 : -1.5;
      plot.begin(width, [-REACH, REACH], [low, high ? 1.15 : REACH], "sum z");
      const { x, y, box: [, right] } = plot, at = x(n.z), a = y(n.value), b = y(n.slope);
      for (
        const [f, look, words]
          of /** @type {const} */ ([[slope, "c1", "slope"], [value, "c0", "f(z)"]])
      ) {
        if (asking && f === slope) continue;
        const points = Array.from({ length: 121 }, (_, i) => i / 10 - REACH);
        plot.path(points.map((z) => [x(z), y(f(z))]), `${look} line ${f === slope ? "ghost" : ""}`);
        plot.text(right, y(f(REACH)) - 7, words, `${look} words`, "end");
      }
      if (!asking) {
        plot.path([[at, a], [at, b]], "line drop");
        plot.tangent(n.z, n.value, n.slope, "c1 line tangent");
        plot.dot(at, b, 5, "c1 line ring");
      }
      plot.dot(at, a, 6, "c0 area");
    },
    line: (n, hide) => [
      term("mid", "z", fmt(n.z, 1)),
      "→",
      term("mid c0 dot", "f(z)", show(n.value)),
      term("c1 hoop", "slope", hide(show(n.slope))),
      "¹⁰ =",
      term("", "ten in a row", hide(show(n.ten))),
    ],
    sentence({ z, name, value, slope, ten }) {
      const leave = `gradient comes back; ten in a row leave ${show(ten)} of it.`;
      const why = slope === 0
        ? z === 0
          ? "at the corner, as in PyTorch. No gradient comes back."
          : "no gradient comes back."
        : slope === 1
        ? "all of the gradient comes back, also through ten in a row."
        : slope < 0
        ? "the curve falls, so the gradient comes back with the other sign."
        : slope > 1
        ? `more ${leave.replace("of it", "times as much")}`
        : `that part of the ${leave}`;
      return [
        `At z = ${fmt(z, 1)}, ${name} gives ${show(value)}.`,
        ` Its slope is ${show(slope)}: ${why}`,
      ];
    },
    question: (n) => ({
      ask: `Predict: how steep is ${n.name} at z = ${fmt(n.z, 1)}?`,
      answer: n.slope,
      tolerance: Math.max(0.03, Math.abs(n.slope) / 10),
      reveal: `The slope is ${show(n.slope)}.`,
    }),
    table: (n, hide) => ({
      head: ["z", "f(z)", "slope"],
      rows: n.zs.map((z = 0, i = 0) => [fmt(z, 1), show(n.values[i]), hide(show(n.slopes[i]))]),
    }),
    python: (n) =>
      `from dlbasics.activations import ${n.activation} as f

z = ${py(n.z)}
slope = f.derivative(z)
print(f"z {z:.1f}, f(z) {f(z):${how(n.value)}}, slope {slope:${how(n.slope)}}")
print(f"ten in a row {slope ** 10:${how(n.ten)}}")
`,
  },

  vanishing: {
    compute(state) {
      const { activation, depth, weights, seed } = state, variance = initialisations[weights];
      const [inputs, output, ...more] = draws(seed, depth), spread = Math.sqrt(variance / WIDTH);
      const layers = [...more.slice(0, depth), output].map((normals, k) => ({
        weights: normals.map((x) => spread * x),
        biases: new Float64Array(normals.length / WIDTH),
        activation: activations[k < depth ? activation : "linear"],
      }));
      const passes = forward(layers, inputs);
      const along = passes[depth].outputs.map((y) => 2 * y / EXAMPLES); // the loss is the mean of y²
      const norms = backward(layers, passes, along).slice(0, depth).map((z) => Math.hypot(...z));
      const ratios = norms.map((norm) => norm / norms[depth - 1]), [ratio] = ratios;
      const slopes = passes.slice(0, depth).flatMap((pass) => [...pass.slopes]);
      return {
        ...state,
        norms,
        ratios,
        ratio,
        power: Math.log10(ratio),
        each: ratio ** (1 / Math.max(1, depth - 1)),
        variance,
        gain: Math.sqrt(variance),
        slope: Math.hypot(...slopes) / Math.sqrt(slopes.length),
      };
    },
    draw(n, plot, width, asking) {
      const powers = n.ratios.map(Math.log10), most = Math.max(...powers);
      const low = asking ? -10 : 5 * Math.floor(Math.min(-1, ...powers) / 5);
      const high = asking || most < 1 ? 1 : 5 * Math.ceil(most / 5);
      plot.begin(width, [0.5, Math.max(10, n.depth) + 0.5], [low, high]);
      const { x, y, box: [left, right, , bottom] } = plot;
      for (const text of plot.node.querySelectorAll("[text-anchor=end]")) {
        text.textContent &&= `10${raised(text.textContent)}`;
      }
      plot.text(right, bottom + 32, `layer, each of ${WIDTH} units`, "words", "end");
      powers.forEach((power = 0, k = 0) => {
        if (asking && k < n.depth - 1) plot.text(x(k + 1), y(-1), "?", "words", "middle");
        else {plot.path(
            `M${x(k + 0.6)},${bottom}V${y(power)}H${x(k + 1.4)}V${bottom}`,
            `${k ? "c0 past" : "c1"} area`,
          );}
      });
      plot.path([[left, y(0)], [right, y(0)]], "line drop");
      plot.text(right, 12, "dotted: as in the last layer", "words", "end");
    },
    line: (n, hide) => [
      term("mid", "weights", fmt(n.gain)),
      "·",
      term("mid", "slopes", show(n.slope)),
      "≈",
      term("mid", "a layer", hide(show(n.each))),
      `${raised(`${n.depth - 1}`)} =`,
      term("c1 dot", "layer 1", hide(show(n.ratio))),
    ],
    sentence({ depth, ratio, gain, slope }) {
      if (depth === 1) return ["One layer: nothing lies between it and the loss."];
      return [
        "Back through each layer, the gradient is multiplied by the weights, about " +
        `${fmt(gain)}, and by the slopes, about ${show(slope)}.`,
        ` It ${ratio < 0.01 ? "vanishes" : ratio > 100 ? "explodes" : "survives"}: ` +
        `layer 1 gets ${show(ratio)} of what layer ${depth} gets.`,
      ];
    },
    question: (n) => ({
      ask: `Predict: if layer ${n.depth} gets 1, which power of ten gets layer 1? (−3 is 0.001.)`,
      answer: n.power,
      tolerance: 1,
      reveal: `Layer 1 gets ${show(n.ratio)}.`,
    }),
    table: (n, hide) => ({
      head: ["layer", "gradient |∂L/∂z|", "last layer = 1"],
      rows: n.norms.map((
        norm = 0,
        k = 0,
      ) => [`${k + 1}`, hide(show(norm)), hide(show(n.ratios[k]))]),
    }),
    python: (n) =>
      `from random import Random

import torch

f = torch.nn.${n.activation === "linear" ? "Identity()" : `functional.${n.activation}`}
rng = Random(${n.seed})


def draw(rows):
    draws = [[rng.gauss() for _ in range(${WIDTH})] for _ in range(rows)]
    return torch.tensor(draws, dtype=torch.float64)


gain = ${n.weights === "default" ? "(1 / 3)" : n.variance} ** 0.5
a, output = draw(${EXAMPLES}).requires_grad_(), draw(1)
zs, slopes = [], []
for _ in range(${n.depth}):
    z = a @ draw(${WIDTH}).T * gain / ${WIDTH} ** 0.5
    a = f(z)
    zs.append(z)
    slopes += torch.autograd.grad(a.sum(), z, retain_graph=True)
loss = (a @ output.T * gain / ${WIDTH} ** 0.5).square().mean()
first, last = torch.autograd.grad(loss, (zs[0], zs[-1]))
slope = torch.cat(slopes).square().mean().sqrt().item()
ratio = (first.norm() / last.norm()).item()
each = ratio ** (1 / ${Math.max(1, n.depth - 1)})
print(f"weights {gain:.3f}, slopes {slope:${how(n.slope)}}, a layer {each:${how(n.each)}}")
print(f"layer 1 {ratio:${how(n.ratio)}}")
`,
  },

  dead: {
    compute(state) {
      const { rate, step, seed } = state,
        xs = Float64Array.from({ length: 21 }, (_, k) => (k - 10) / 10);
      let layers = randomNetwork([1, UNITS, 1], activations.relu, new Random(seed));
      const path = Array.from({ length: step + 2 }, () => {
        const passes = forward(layers, xs), [{ weights, biases }, { biases: [answer] }] = layers;
        const units = Array.from(weights, (weight, k) => {
          const sums = xs.map((_, i) => passes[0].sums[i * UNITS + k]);
          const on = sums.filter((z) => z > 0).length;
          return { weight, bias: biases[k], top: Math.max(...sums), on };
        });
        const along = passes[1].outputs.map((y, i) => 2 * (y - (2 * xs[i] + 1)) / xs.length);
        layers = stepped(layers, passes, backward(layers, passes, along), rate);
        return { units, answer, dead: units.filter(({ on }) => !on).length };
      });
      const [now, next] = path.slice(step),
        { units: before, dead: was } = path[Math.max(0, step - 1)];
      const unit = now.units.findIndex(({ on }, k) => !on && before[k].on);
      return { ...state, ...now, before, was, killed: now.dead - was, unit, next: next.dead };
    },
    draw(n, plot, width) {
      plot.begin(width, [0, 4], [0, 4]); // for its size
      plot.node.replaceChildren();
      const across = width / 4 - 16, tall = (plot.box[3] + 36) / 4 - 34;
      n.units.forEach((unit = n.units[0], k = 0) => {
        const old = n.before[k], top = Math.max(0.5, unit.top, old.top);
        const left = k % 4 * (across + 16) + 8, right = left + across;
        const y = (Math.floor(k / 4) + 1) * (tall + 34) - 10, over = y - tall - 10;
        const hinge = ({ weight, bias } = unit) =>
          [-1, -bias / weight, 1].filter((x) => Math.abs(x) <= 1).map((x) => /** @type {Pixel} */ ([
            left + (x + 1) / 2 * across,
            y - Math.max(0, weight * x + bias) / top * tall,
          ]));
        plot.path([[left, y], [right, y]], "grid line");
        plot.path(hinge(old), "line drop");
        plot.text(left, over, `${k + 1}`, "words");
        if (unit.on) return plot.path(hinge(), "c0 line move");
        const look = old.on ? "c3" : "c7";
        plot.path(
          `M${left + across / 2 - 7},${y - tall / 2 - 7}l14,14m0,-14l-14,14`,
          `${look} line move`,
        );
        plot.text(right, over, old.on ? "dies" : "dead", `${look} words`, "end");
      });
    },
    line: (n) => [
      term("", "dead before", `${n.was}`),
      "+",
      term("", "killed", `${n.killed}`),
      "=",
      term("", `dead of ${UNITS}`, `${n.dead}`),
    ],
    sentence(n) {
      const never =
        "Off for all 21 examples, a unit has slope 0, gets no gradient and never moves again.";
      const same = `the network answers ${fmt(n.answer)} for every x.`;
      if (n.killed) {
        const fall = `from ${fmt(n.before[n.unit].top)} to ${fmt(n.units[n.unit].top)}`;
        return [
          `Step ${n.step} kills ${n.killed}: the largest sum of unit ${n.unit + 1} falls ${fall}. `,
          n.dead < UNITS ? never : `Now all are dead: ${same}`,
        ];
      }
      if (n.dead === UNITS) {
        return [`All ${UNITS} are dead: ${same} Only its last bias still moves.`];
      }
      if (n.step) {
        return [
          `Step ${n.step} kills none: ${UNITS - n.dead} are still on for some example. `,
          never,
        ];
      }
      return [`Before training, chance has left ${n.dead} dead. `, never];
    },
    question: (n) => ({
      ask: `Predict: of ${UNITS} units, ${n.dead} are dead. How many after step ${n.step + 1}?`,
      answer: n.next,
      tolerance: 1,
      reveal: `After step ${n.step + 1}, ${n.next} are dead.`,
    }),
    table: (n) => ({
      head: ["unit", "weight", "bias", "largest sum", "on, of 21"],
      rows: n.units.map((
        { weight, bias, top, on } = n.units[0],
        k = 0,
      ) => [`${k + 1}`, fmt(weight), fmt(bias), fmt(top), `${on}`]),
    }),
    python: (n) =>
      `from random import Random

from dlbasics.autograd import Value
from dlbasics.network import random_network

xs = [k / 10 for k in range(-10, 11)]
network = random_network((1, ${UNITS}, 1), Value.relu, Random(${n.seed}))
for step in range(${n.step + 1}):
    units = network.layers[0].neurons
    dead = [all(unit([x]).data == 0 for x in xs) for unit in units]
    print(f"after step {step}: {sum(dead)} dead")
    network.zero_grad()
    loss = sum((network([x])[0] - (2 * x + 1)) ** 2 for x in xs) / 21
    loss.backward()
    for parameter in network.parameters():
        parameter.data -= ${py(n.rate)} * parameter.grad
`,
  },
};

const only = (/** @type {string[]} */ ...shown) => (/** @type {State} */ { view }) =>
  shown.includes(view);

class ActivationExplorer extends Explorer {
  pace = 900;
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
    activation: {
      label: "activation",
      start: "sigmoid",
      options: Object.fromEntries(Object.entries(activations).map(([id, { name }]) => [id, name])),
      when: only("slope", "vanishing"),
    },
    z: {
      label: "sum z",
      start: 0,
      min: -REACH,
      max: REACH,
      step: 0.1,
      text: (z) => fmt(z, 1),
      when: only("slope"),
    },
    weights: {
      label: "initial weights",
      start: "default",
      options: { default: "as wide as PyTorch's", xavier: "Xavier", he: "He" },
      when: only("vanishing"),
    },
    depth: { label: "layers", start: 10, min: 1, max: 30, when: only("vanishing") },
    rate: {
      label: "learning rate η",
      start: 0.5,
      min: 0.05,
      max: 1,
      step: 0.05,
      text: (x) => fmt(x, 2),
      when: only("dead"),
    },
    seed: {
      label: "seed of the random weights",
      start: 4,
      max: 9,
      when: only("vanishing", "dead"),
    },
    step: { label: "step", start: 1, max: 6, time: true, when: only("dead") },
  };
  plot = new Plot("");
  line = el("p", { class: "equation" });

  figure() {
    const { plot } = this;
    plot.drag(
      (x, y) => {
        const { view, z, value } = this.numbers;
        return view === "slope" && Math.hypot(x - plot.x(z), y - plot.y(value)) < 24;
      },
      (z) => this.state = { z },
    );
    return [plot.node, this.line];
  }

  /** @param {State} state */
  compute(state) {
    return views[state.view].compute(state);
  }

  /** @param {Numbers} n */
  draw(n) {
    const { plot, width } = this, { view } = this.fields, view_was = view.start;
    view.start = n.view; // so that Reset stays in the view
    if (view_was !== n.view) return this.pause(); // which draws
    plot.ratio = Math.max(0.48, 300 / width);
    views[n.view].draw(n, plot, width, this.asking);
    plot.node.setAttribute("aria-label", `Picture: ${view.options?.[n.view]}`);
    this.line.replaceChildren(...views[n.view].line(n, this.hide));
    this.querySelector(".inputs > .row")?.toggleAttribute("hidden", n.view !== "dead");
  }

  hide = (text = "") => this.asking ? "?" : text;

  /** @param {Numbers} n */
  sentence(n) {
    return views[n.view].sentence(n).slice(0, this.asking ? 1 : 2).join("");
  }

  /** @param {Numbers} n */
  question(n) {
    return views[n.view].question(n);
  }

  /** @param {Numbers} n */
  table(n) {
    return views[n.view].table(n, this.hide);
  }

  /** @param {Numbers} n */
  python(n) {
    return views[n.view].python(n);
  }
}

customElements.define("dl-activation", ActivationExplorer);
