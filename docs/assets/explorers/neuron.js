/**
 * A neuron as in `dlbasics.neuron`: its sum, and where it decides.
 * @module
 */

/**
 * The sum w₁x₁ + w₂x₂ + … + b of a neuron, often called z.
 * @param {number[]} inputs
 * @param {number[]} weights
 */
export const weightedSum = (inputs, weights, bias = 0) =>
  inputs.reduce((sum, x, i) => sum + weights[i] * x, 0) + bias;

/** 1 ("yes") where the sum is at least 0, otherwise 0 ("no"). */
export const decision = (z = 0) => z >= 0 ? 1 : 0;

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
