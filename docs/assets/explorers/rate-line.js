/**
 * The factor 1 − curvature · η on a line, with its four zones.
 * @module
 * @import {Plot} from "./plot.js"
 */

import { scale } from "./plot.js";

const { max, min } = Math;

/** The colour of glides, lands, overshoots or explodes. */
export const look = (factor = 0) =>
  factor < -1 ? "c3" : factor < 0 ? "c1" : factor > 0 ? "c2" : "c0";

/**
 * Draws the line, with a mark at `here` and at other factors.
 * @param {Plot} line @param {number} width @param {string} name @param {number} curvature
 * @param {number} here @param {number[]} others
 */
export function drawLine(line, width, name, curvature, here, others) {
  const end = 2.4 / curvature;
  line.box = [56, width - 16, 20, 28];
  line.x = scale([0, end], line.box);
  line.clear(width, 74, -8);
  const at = (factor = 0) => line.x(max(0, min((1 - factor) / curvature, end)));
  [1, 0.5, 0, -0.5, -1, -1.4].forEach((factor, i) => {
    const x = at(factor), zone = look(factor), strong = zone === look(here) ? "strong" : "";
    const word = ["", "glides", "lands", "overshoots", "", "explodes"][i];
    const middle = i > 4 ? at(-1.2) : x + (i === 3 ? 5 : 0);
    line.path([[x, 20], [x, 28]], "line");
    line.text(middle, 12, word, `${zone} words ${strong}`, "middle");
    line.text(x, 44, `${factor}`.replace("-", "−"), "words", "middle");
    line.text(x, 60, `${+((1 - factor) / curvature).toFixed(2)}`, "words", "middle");
  });
  [1, 0, -1, -1.4].reduce((from, to) => {
    line.path([[at(from), 24], [at(to), 24]], `${look((from + to) / 2)} line move`);
    return to;
  });
  line.text(0, 44, name, "words");
  line.text(0, 60, "η", "words");
  for (const factor of others) line.dot(at(factor), 24, 4, `${look(factor)} line ring`);
  line.dot(at(here), 24, 7, `${look(here)} area grip`);
}
