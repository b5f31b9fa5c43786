/**
 * Gradient descent as in `dlbasics.descent`, with the same operations in the same order, and how a
 * distance on the parabola is written.
 * @module
 * @import {Real} from "./types.d.ts"
 */

import { fmt, small } from "./numbers.js";

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

/** How far a point is from the lowest one, as it is written: a short way is not 0.000. */
export function away(w = 0) {
  const far = Math.abs(w - 5);
  return far < 0.1 ? small(far) : fmt(far);
}

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
