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
