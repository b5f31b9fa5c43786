/**
 * An arrow in a picture.
 * @module
 * @import {Pixel} from "./types.d.ts"
 * @import {Plot} from "./plot.js"
 */

/** @param {Plot} plot @param {Pixel} from @param {Pixel} to @param {string} look */
export function arrow(plot, [a, b], [c, d], look) {
  const length = Math.hypot(c - a, d - b) || 1, head = Math.min(8, length / 2);
  const u = (c - a) / length * head, v = (d - b) / length * head;
  plot.path([[a, b], [c, d]], look);
  plot.path([[c - u - v / 2, d - v + u / 2], [c, d], [c - u + v / 2, d - v - u / 2]], look);
}
