/**
 * Activations in networks: the gradient on its way back through many layers, and ReLU units that die.
 * @module
 * @import {ActivationView, Pixel} from "./types.d.ts"
 */

import { activations } from "./activations.js";
import { backward, forward, initialisations, Random, randomNetwork, stepped } from "./network.js";
import { fmt, powered, py, raised, small } from "./numbers.js";
import { fill, term } from "./plot.js";

const WIDTH = 16, EXAMPLES = 4, UNITS = 16;

/** Normal draws are kept: they take longer than all the rest. @type {Record<number, {rng: Random, matrices: number[][][]}>} */
const kept = {};

/**
 * Those for the examples, for the output's weights, then for each layer's: matrices, row by row.
 * @param {number} seed @param {number} layers
 */
function draws(seed, layers) {
  const { rng, matrices } = kept[seed] ??= { rng: new Random(seed), matrices: [] };
  const row = () => Array.from({ length: WIDTH }, () => rng.gauss());
  while (matrices.length < layers + 2) {
    matrices.push(Array.from({ length: [EXAMPLES, 1][matrices.length] ?? WIDTH }, row));
  }
  return matrices;
}

/** @param {{activation: string, depth: number, weights: string, seed: number}} state */
function passedBack(state) {
  const { activation, depth, weights, seed } = state, variance = initialisations[weights];
  const [inputs, output, ...more] = draws(seed, depth), spread = Math.sqrt(variance / WIDTH);
  const layers = [...more.slice(0, depth), output].map((rows, k) => ({
    weights: rows.map((row) => row.map((x) => spread * x)),
    biases: rows.map(() => 0),
    activation: activations[k < depth ? activation : "linear"],
  }));
  const passes = forward(layers, inputs);
  const along = passes[depth].outputs.map(([y]) => [2 * y / EXAMPLES]); // the loss is the mean of y²
  const deltas = backward(layers, passes, along).slice(0, depth);
  const norms = deltas.map((delta) => Math.hypot(...delta.flat()));
  const ratios = norms.map((norm) => norm / norms[depth - 1]), [ratio] = ratios;
  const slopes = passes.slice(0, depth).flatMap((pass) => pass.slopes.flat());
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
}

/** @type {ActivationView<ReturnType<typeof passedBack>>} */
export const vanishing = {
  compute: passedBack,
  draw(n, { plot, line, width, asking, hide }) {
    plot.label = "The gradient of each layer";
    const powers = n.ratios.map(Math.log10), most = Math.max(...powers);
    const low = asking ? -10 : 5 * Math.floor(Math.min(-1, ...powers) / 5);
    const high = asking || most < 1 ? 1 : 5 * Math.ceil(most / 5);
    const tens = (/** @type {number} */ power) => `10${raised(power)}`;
    const end = Math.max(10, n.depth) + 0.5, name = `layer, each of ${WIDTH} units`;
    plot.begin(width, [0.5, end], [low, high], name, "", undefined, tens);
    const { x, y, box: [left, right, , bottom] } = plot;
    powers.forEach((power, k) => {
      if (asking && k < n.depth - 1) return;
      const bar = `M${x(k + 0.6)},${bottom}V${y(power)}H${x(k + 1.4)}V${bottom}`;
      plot.path(bar, `${k ? "c0 past" : "c1"} area`);
    });
    plot.path([[left, y(0)], [right, y(0)]], "line drop");
    plot.text(right, 12, "dotted: last layer", "words", "end");
    fill(
      line,
      { class: "equation" },
      term("mid", "weights", fmt(n.gain)),
      "·",
      term("mid", "slopes", small(n.slope)),
      "→",
      term("mid", "a layer", hide(powered(small(n.each), n.depth - 1))),
      "≈",
      term("c1 dot", "layer 1", hide(small(n.ratio))),
    );
  },
  sentence({ depth, ratio, gain, slope }) {
    if (depth === 1) return ["One layer: nothing lies between it and the loss."];
    return [
      `Each layer multiplies the gradient by its weights, typically ${fmt(gain)}, ` +
      `and its slopes, typically ${small(slope)}.`,
      ` It ${ratio < 0.01 ? "vanishes" : ratio > 100 ? "explodes" : "survives"}: ` +
      `layer 1 gets ${small(ratio)} times what layer ${depth} gets.`,
    ];
  },
  question: (n) => ({
    ask: `Predict: if layer ${n.depth} gets 1, which power of ten does layer 1 get? (−3 is 0.001.)`,
    answer: n.power,
    tolerance: 1,
    reveal: `It is ${fmt(n.power, 1)}: layer 1 gets ${small(n.ratio)}.`,
  }),
  table: (n, { hide }) => ({
    head: ["layer", "gradient |∂L/∂z|", "last layer = 1"],
    rows: n.norms.map((norm, k) => [`${k + 1}`, hide(small(norm)), hide(small(n.ratios[k]))]),
  }),
  python: (n) =>
    `from random import Random

import torch

torch.set_default_dtype(torch.float64)
f = torch.nn.${n.activation === "linear" ? "Identity()" : `functional.${n.activation}`}
rng = Random(${n.seed})


def draw(rows):
    return torch.tensor([[rng.gauss() for _ in range(${WIDTH})] for _ in range(rows)])


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
print(f"weights {gain:.3f}, slopes {slope:.3g}, a layer {each:.3g}")
print(f"layer 1 {ratio:.3g}")
`,
};

/** @param {{rate: number, step: number, seed: number}} state */
function dying(state) {
  const { rate, step, seed } = state;
  const xs = Array.from({ length: 21 }, (_, i) => (i - 10) / 10), inputs = xs.map((x) => [x]);
  let layers = randomNetwork([1, UNITS, 1], activations.relu, new Random(seed));
  const path = Array.from({ length: step + 2 }, () => {
    const passes = forward(layers, inputs), [{ weights, biases }, { biases: [answer] }] = layers;
    const units = biases.map((bias, k) => {
      const sums = passes[0].sums.map((z) => z[k]), on = sums.filter((z) => z > 0).length;
      return { weight: weights[k][0], bias, top: Math.max(...sums), on };
    });
    const along = passes[1].outputs.map(([y], i) => [2 * (y - (2 * xs[i] + 1)) / xs.length]);
    layers = stepped(layers, passes, backward(layers, passes, along), rate);
    return { units, answer, dead: units.filter(({ on }) => !on).length };
  });
  const [now, next] = path.slice(step), { units: before, dead: was } = path[step && step - 1];
  const unit = now.units.findIndex(({ on }, k) => !on && before[k].on);
  return { ...state, ...now, before, was, killed: now.dead - was, unit, next: next.dead };
}

/** @type {ActivationView<ReturnType<typeof dying>>} */
export const dead = {
  compute: dying,
  draw(n, { plot, line, width }) {
    plot.label = "The output of each unit";
    const across = width / 4 - 16, tall = plot.tall(width) / 4 - 34;
    plot.clear(width, plot.tall(width) + 14);
    plot.text(8, plot.tall(width) + 8, "output for x from −1 to 1, dotted: a step before", "words");
    n.units.forEach((unit, k) => {
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
      const middle = [left + across / 2 - 7, y - tall / 2 - 7];
      plot.path(`M${middle}l14,14m0,-14l-14,14`, `${look} line move`);
      plot.text(right, over, old.on ? "dies" : "dead", `${look} words`, "end");
    });
    fill(
      line,
      { class: "equation" },
      term("", "dead before", `${n.was}`),
      "+",
      term("", "killed", `${n.killed}`),
      "=",
      term("", `dead of ${UNITS}`, `${n.dead}`),
    );
  },
  sentence(n) {
    const never = "Off for all 21 examples, a unit gets no gradient and never moves again.";
    const same = `the network answers ${fmt(n.answer)} for every x.`;
    if (n.killed) {
      const fall = `from ${fmt(n.before[n.unit].top)} to ${fmt(n.units[n.unit].top)}`;
      return [
        `Step ${n.step} kills ${n.killed}: the largest sum of unit ${
          n.unit + 1
        } falls ${fall}, by η times its gradient. `,
        n.dead < UNITS ? never : `Now all are dead: ${same}`,
      ];
    }
    if (n.dead === UNITS) return [`All ${UNITS} are dead: ${same} Only its last bias still moves.`];
    if (!n.step) return [`Before training, chance has left ${n.dead} dead. `, never];
    return [`Step ${n.step} kills none: ${UNITS - n.dead} are still on for some example. `, never];
  },
  question: (n) => ({
    ask: `Predict: dead units: ${n.dead} of ${UNITS}. How many after step ${n.step + 1}?`,
    answer: n.next,
    tolerance: 0,
    reveal: `After step ${n.step + 1}: ${n.next}.`,
  }),
  table: (n) => ({
    head: ["unit", "weight", "bias", "largest sum", "on, of 21"],
    rows: n.units.map((
      { weight, bias, top, on },
      k,
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
};
