/**
 * The mathematics of the explorers, without a page: the same functions as `dlbasics`, with sums and
 * draws in the same order, so that the digits agree.
 * @module
 * @import {Activation, Real} from "./types.d.ts"
 */

/**
 * The points that gradient descent visits: the start, then one after each step.
 * @param {Real} gradient
 * @param {number} start
 * @param {number} rate
 * @param {number} steps
 */
export function descend(gradient, start, rate, steps) {
  const path = [start];
  for (let k = 0; k < steps; k++) path.push(path[k] - rate * gradient(path[k]));
  return path;
}

/** The loss (w − 5)², its gradient, and where k steps of descent lead, in one formula. */
export const parabola = {
  loss: (w = 0) => (w - 5) * (w - 5),
  gradient: (w = 0) => 2 * (w - 5),
  closed: (start = 0, rate = 0, k = 0) => 5 + (start - 5) * (1 - 2 * rate) ** k,
};

/**
 * The sum w₁x₁ + w₂x₂ + … + b of a neuron, often called z.
 * @param {number[]} inputs
 * @param {number[]} weights
 */
export const weightedSum = (inputs, weights, bias = 0) =>
  inputs.reduce((sum, x, i) => sum + weights[i] * x, 0) + bias;

/** e^−x², with x² split so that its rounding is not blown up. @type {Real} */
function bell(x) {
  const short = Math.fround(x);
  return Math.exp(-short * short) * Math.exp((short - x) * (short + x));
}

/** The error function, to the last digit or two. @type {Real} */
export function erf(x) {
  if (!(Math.abs(x) < 1)) return Math.sign(x) * (1 - erfc(Math.abs(x)));
  let term = x, sum = x;
  for (let n = 1; n < 30; n++) sum += term *= 2 * x * x / (2 * n + 1);
  return 2 / Math.sqrt(Math.PI) * bell(x) * sum;
}

/** 1 − erf(x), with all its digits in the right tail (a continued fraction). @type {Real} */
export function erfc(x) {
  if (x < 1) return 1 - erf(x);
  if (x > 30) return 0;
  let fraction = x;
  for (let n = 200; n > 0; n--) fraction = x + n / 2 / fraction;
  return bell(x) / Math.sqrt(Math.PI) / fraction;
}

/** @type {Real} */
const sigmoid = (z) => z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
/** @type {Real} The share of a standard normal distribution below z. */
const share = (z) => erfc(-z / Math.SQRT2) / 2;

/** All nine, by their names in `dlbasics.activations`. @type {Record<string, Activation>} */
export const activations = {
  sigmoid: { name: "sigmoid", value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z) },
  tanh: { name: "tanh", value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  relu: { name: "ReLU", value: (z) => Math.max(0, z), slope: (z) => z > 0 ? 1 : 0 },
  linear: { name: "linear", value: (z) => z, slope: () => 1 },
  leaky_relu: {
    name: "leaky ReLU",
    value: (z) => z > 0 ? z : 0.01 * z,
    slope: (z) => z > 0 ? 1 : 0.01,
  },
  elu: {
    name: "ELU",
    value: (z) => z > 0 ? z : Math.expm1(z),
    slope: (z) => z > 0 ? 1 : Math.exp(z),
  },
  gelu: {
    name: "GELU",
    value: (z) => z * share(z),
    slope: (z) => share(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI),
  },
  silu: {
    name: "SiLU",
    value: (z) => z * sigmoid(z),
    slope: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
  },
  softplus: {
    name: "softplus",
    value: (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))),
    slope: sigmoid,
  },
};

/** Python's `random.Random(seed)`, a Mersenne Twister, for a whole seed from 0 to 2⁵³ − 1. */
export class Random {
  #state = new Uint32Array(624);
  #at = 624;
  /** @type {number | undefined} */
  #spare;

  /** @param {number} seed */
  constructor(seed) {
    const s = this.#state, high = Math.floor(seed / 2 ** 32);
    const key = high ? [seed % 2 ** 32, high] : [seed];
    const mixed = (i = 0, factor = 0) => Math.imul(s[i - 1] ^ (s[i - 1] >>> 30), factor);
    s[0] = 19650218;
    for (let i = 1; i < 624; i++) s[i] = mixed(i, 1812433253) + i;
    let i = 1;
    const next = () => {
      if (++i > 623) s[0] = s[623], i = 1;
    };
    for (let k = 0; k < 624; k++, next()) {
      const j = k % key.length;
      s[i] = (s[i] ^ mixed(i, 1664525)) + key[j] + j;
    }
    for (let k = 0; k < 623; k++, next()) s[i] = (s[i] ^ mixed(i, 1566083941)) - i;
    s[0] = 2 ** 31;
  }

  #word() {
    const s = this.#state;
    if (this.#at > 623) {
      for (let i = 0; i < 624; i++) {
        const y = (s[i] & 0x80000000) | (s[(i + 1) % 624] & 0x7fffffff);
        s[i] = s[(i + 397) % 624] ^ (y >>> 1) ^ (y & 1 && 0x9908b0df);
      }
      this.#at = 0;
    }
    let y = s[this.#at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** The next number from 0 to 1, equal to Python's. */
  random() {
    const high = this.#word() >>> 5;
    return (high * 2 ** 26 + (this.#word() >>> 6)) / 2 ** 53;
  }

  /** The next draw from a normal distribution, as `gauss(mean, deviation)` of Python. */
  gauss(mean = 0, deviation = 1) {
    let z = this.#spare;
    this.#spare = undefined;
    if (z === undefined) {
      const angle = this.random() * 2 * Math.PI;
      const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
      z = Math.cos(angle) * radius;
      this.#spare = Math.sin(angle) * radius;
    }
    return mean + z * deviation;
  }
}

// ---- The learning rate -------------------------------------------------------------------------

/**
 * The steps on the parabola until w is less than `near` away from 5; null where that never comes.
 * @param {number} w the start
 * @param {number} rate
 */
export function stepsNeeded(w, rate, near = 0.01) {
  let steps = 0;
  for (; Math.abs(w - 5) >= near; steps++) {
    if (rate >= 1) return null;
    w -= rate * parabola.gradient(w);
  }
  return steps;
}

/**
 * The first step on the parabola whose loss is too large for a float; null where none is.
 * @param {number} w the start
 * @param {number} rate
 */
export function overflow(w, rate) {
  if (rate <= 1 || w === 5) return null;
  let step = 0;
  for (; parabola.loss(w) < Infinity; step++) w -= rate * parabola.gradient(w);
  return step;
}

// ---- Bias: where a neuron decides, and the best that it can do -------------------------------------

/** 1 ("yes") where the sum is at least 0, otherwise 0 ("no"). @type {Real} */
export const decision = (z) => z >= 0 ? 1 : 0;

/**
 * The point nearest to the origin at which the decision changes; null where all weights are 0.
 * @param {number[]} weights @param {number} bias
 */
export function boundary(weights, bias) {
  const norm = Math.hypot(...weights);
  return norm ? weights.map((w) => -bias / norm * (w / norm)) : null;
}

/** The mean of (prediction − target)². @param {number[]} predictions @param {number[]} targets */
export const meanSquaredError = (predictions, targets) =>
  predictions.reduce((sum, a, i) => sum + (a - targets[i]) ** 2, 0) / targets.length;

// ---- Networks, as in `dlbasics.network`, and the gradient on its way back ----

/**
 * A layer: its weights row by row, a bias for each row, and the activation.
 * @typedef {{weights: Float64Array, biases: Float64Array, activation: Activation}} Layer
 */

/** The variance of the weights of a layer, times the number of its inputs. @type {Record<string, number>} */
export const initialisations = { default: 1 / 3, xavier: 1, he: 2 };

/**
 * `random_network` of Python: uniform in ±1/√n for n inputs, with a linear output.
 * @param {number[]} sizes @param {Activation} activation @param {Random} rng @returns {Layer[]}
 */
export function randomNetwork(sizes, activation, rng) {
  return sizes.slice(1).map((m, k) => {
    const bound = 1 / Math.sqrt(sizes[k]), last = k === sizes.length - 2;
    const draw = (count = 0) => new Float64Array(count).map(() => (2 * rng.random() - 1) * bound);
    const weights = draw(m * sizes[k]), biases = draw(m);
    return { weights, biases, activation: last ? activations.linear : activation };
  });
}

/**
 * The way forward of several examples, one after another in `inputs`: for each layer its inputs,
 * its sums z, the slopes there and its outputs.
 * @param {Layer[]} layers @param {Float64Array} inputs
 */
export function forward(layers, inputs) {
  return layers.map(({ weights, biases, activation }) => {
    const m = biases.length, n = weights.length / m, from = inputs;
    const sums = new Float64Array(from.length / n * m);
    for (let at = 0; at < sums.length; at++) {
      const row = at % m * n, example = (at - at % m) / m * n;
      let sum = 0;
      for (let j = 0; j < n; j++) sum += weights[row + j] * from[example + j];
      sums[at] = sum + biases[at % m];
    }
    inputs = sums.map((z) => activation.value(z));
    return { inputs: from, sums, slopes: sums.map((z) => activation.slope(z)), outputs: inputs };
  });
}

/**
 * The way back, from the gradient of the loss along the outputs: ∂L/∂z of each layer.
 * @param {Layer[]} layers @param {ReturnType<typeof forward>} passes @param {Float64Array} gradient
 */
export function backward(layers, passes, gradient) {
  /** @type {Float64Array[]} */
  const deltas = [];
  for (let k = layers.length - 1; k >= 0; k--) {
    const { weights, biases } = layers[k], { inputs, slopes } = passes[k];
    const m = biases.length, n = weights.length / m, back = new Float64Array(inputs.length);
    const delta = deltas[k] = slopes.map((slope, at) => gradient[at] * slope);
    for (let at = 0; k && at < delta.length; at++) {
      const row = at % m * n, example = (at - at % m) / m * n;
      for (let j = 0; j < n; j++) back[example + j] += weights[row + j] * delta[at];
    }
    gradient = back;
  }
  return deltas;
}

/**
 * The layers after one step of gradient descent, with the deltas from `backward`.
 * @param {Layer[]} layers @param {ReturnType<typeof forward>} passes
 * @param {Float64Array[]} deltas @param {number} rate
 */
export function stepped(layers, passes, deltas, rate) {
  return layers.map((layer, k) => {
    const weights = layer.weights.slice(), biases = layer.biases.slice();
    const m = biases.length, n = weights.length / m;
    deltas[k].forEach((delta, at) => {
      const unit = at % m, example = (at - unit) / m;
      for (let j = 0; j < n; j++) {
        weights[unit * n + j] -= rate * delta * passes[k].inputs[example * n + j];
      }
      biases[unit] -= rate * delta;
    });
    return { ...layer, weights, biases };
  });
}
