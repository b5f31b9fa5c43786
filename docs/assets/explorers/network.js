/**
 * Networks as in `dlbasics.network`, with Python's random numbers, and the gradient on its way back:
 * the part of the mathematics that most explorers do not need.
 * @module
 * @import {Activation} from "./types.d.ts"
 */

import { activations } from "./activations.js";

/** Python's `random.Random(seed)`, a Mersenne Twister, for a whole seed from 0 to 2³² − 1. */
export class Random {
  #state = new Uint32Array(624);
  #at = 624;
  /** @type {number | undefined} */
  #spare;

  /** @param {number} seed */
  constructor(seed) {
    const s = this.#state;
    /** @type {(i: number, factor: number) => number} */
    const mixed = (i, factor) => Math.imul(s[i - 1] ^ (s[i - 1] >>> 30), factor);
    s[0] = 19650218;
    for (let i = 1; i < 624; i++) s[i] = mixed(i, 1812433253) + i;
    let i = 1;
    const next = () => {
      if (++i > 623) s[0] = s[623], i = 1;
    };
    for (let k = 0; k < 624; k++, next()) s[i] = (s[i] ^ mixed(i, 1664525)) + seed;
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

  /** The next draw from a standard normal distribution, as `gauss()` of Python. */
  gauss() {
    let z = this.#spare;
    this.#spare = undefined;
    if (z === undefined) {
      const angle = this.random() * 2 * Math.PI;
      const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
      z = Math.cos(angle) * radius;
      this.#spare = Math.sin(angle) * radius;
    }
    return z;
  }
}

/**
 * A layer: for each unit a row of weights and a bias, then the activation.
 * @typedef {{weights: number[][], biases: number[], activation: Activation}} Layer
 */

/** The variance of the weights of a layer, times the number of its inputs. @type {Record<string, number>} */
export const initialisations = { default: 1 / 3, xavier: 1, he: 2 };

/**
 * The sum of something over an array.
 * @template T @param {T[]} array @param {(x: T, i: number) => number} each
 */
const total = (array, each) => array.reduce((sum, x, i) => sum + each(x, i), 0);

/**
 * `random_network` of Python: uniform in ±1/√n for n inputs, with a linear output.
 * @param {number[]} sizes @param {Activation} activation @param {Random} rng @returns {Layer[]}
 */
export function randomNetwork(sizes, activation, rng) {
  return sizes.slice(1).map((m, k) => {
    const bound = 1 / Math.sqrt(sizes[k]), last = k === sizes.length - 2;
    const draws = (length = m) => Array.from({ length }, () => (2 * rng.random() - 1) * bound);
    const weights = Array.from({ length: m }, () => draws(sizes[k]));
    return { weights, biases: draws(), activation: last ? activations.linear : activation };
  });
}

/**
 * The way forward of several examples: for each layer their inputs, sums z, slopes there and outputs.
 * @param {Layer[]} layers @param {number[][]} inputs
 */
export function forward(layers, inputs) {
  return layers.map(({ weights, biases, activation: { value, slope } }) => {
    const from = inputs;
    const sums = from.map((x) =>
      weights.map((row, i) => total(row, (w, j) => w * x[j]) + biases[i])
    );
    inputs = sums.map((z) => z.map(value));
    return { inputs: from, sums, slopes: sums.map((z) => z.map(slope)), outputs: inputs };
  });
}

/**
 * The way back, from the gradient of the loss along the outputs: ∂L/∂z of each layer.
 * @param {Layer[]} layers @param {ReturnType<typeof forward>} passes @param {number[][]} gradient
 */
export function backward(layers, passes, gradient) {
  /** @type {number[][][]} */
  const deltas = [];
  for (let k = layers.length - 1; k >= 0; k--) {
    const { weights } = layers[k], { slopes } = passes[k];
    deltas[k] = slopes.map((row, e) => row.map((slope, i) => gradient[e][i] * slope));
    gradient = deltas[k].map((delta) =>
      weights[0].map((_, j) => total(delta, (d, i) => weights[i][j] * d))
    );
  }
  return deltas;
}

/**
 * The layers after one step of gradient descent, with the deltas from `backward`.
 * @param {Layer[]} layers @param {ReturnType<typeof forward>} passes
 * @param {number[][][]} deltas @param {number} rate
 */
export function stepped(layers, passes, deltas, rate) {
  return layers.map(({ weights, biases, activation }, k) => {
    const { inputs } = passes[k], delta = deltas[k];
    return {
      weights: weights.map((row, i) =>
        row.map((w, j) => w - rate * total(delta, (d, e) => d[i] * inputs[e][j]))
      ),
      biases: biases.map((b, i) => b - rate * total(delta, (d) => d[i])),
      activation,
    };
  });
}
