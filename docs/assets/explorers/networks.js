/**
 * Networks as in `dlbasics.network`, with Python's random numbers, and the gradient on its way back:
 * the part of the mathematics that most explorers do not need.
 * @module
 * @import {Activation} from "./types.d.ts"
 */

import { activations } from "./nn.js";

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
