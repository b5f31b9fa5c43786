/**
 * A neuron as the two views of dl-bias show it: its arithmetic, filled in, and its answers.
 * @module
 * @import {Table} from "./types.d.ts"
 */

import { activations } from "./activations.js";
import { boundary, decision, weightedSum } from "./neuron.js";
import { fmt, py } from "./numbers.js";
import { fill, term } from "./plot.js";

export const tenth = (x = 0) => fmt(x, 1), cent = (x = 0) => fmt(x, 2);

/** A factor or summand: a negative one stands in brackets. */
export const plus = (x = 0) => x < 0 ? `(${tenth(x)})` : tenth(x);

/** A list as Python writes it. @param {number[]} all */
export const list = (all) => `[${all.map(py).join(", ")}]`;

/**
 * What the neuron f(weights · input + bias) makes of one input and of each row.
 * @param {string} f @param {number[]} weights @param {number} bias @param {number[]} input
 * @param {number[][]} rows
 */
export function neuron(f, weights, bias, input, rows) {
  const { value } = activations[f], z = weightedSum(input, weights, bias);
  const sums = rows.map((row) => weightedSum(row, weights, bias)), outputs = sums.map(value);
  const said = sums.map(decision), norm = Math.hypot(...weights), nearest = boundary(weights, bias);
  return { f, weights, bias, input, z, a: value(z), rows, sums, outputs, said, norm, nearest };
}

/** @typedef {ReturnType<typeof neuron>} Neuron */

/** Writes the sum and the output. @param {HTMLElement} line @param {Neuron} n */
export function arithmetic(line, { weights, bias, input, z, a }) {
  const flat = weights.length > 1, sign = (i = 0) => flat ? "₁₂"[i] : "";
  const products = weights.flatMap((w, i) => [
    term("mid", `w${sign(i)}`, plus(w)),
    " · ",
    term("mid", `x${sign(i)}`, plus(input[i])),
    " + ",
  ]);
  fill(
    line,
    { class: `equation ${flat ? "tight" : ""}` },
    ...products,
    term("mid", "b", plus(bias)),
    " = ",
    term("mid", "z", cent(z)),
    " → ",
    term("mid dot c2", "output", fmt(a)),
  );
}

/** What to try next. @type {(words: string, done: boolean, zero: boolean, asking: boolean) => string} */
export const toDo = (words, done, zero, asking) =>
  asking
    ? "A task comes after the prediction."
    : (done ? "✓ Done: " : "Task: ") + words + (zero ? " With b = 0 you cannot." : "");

/** @type {(n: Neuron, explorer: {hide: (text: string) => string}) => Table} */
export const table = ({ rows, sums, outputs, said }, { hide }) => ({
  head: ["input", "z", "output", "z ≥ 0"],
  rows: rows.map((row, i) => [
    row.map(tenth).join(", "),
    hide(cent(sums[i])),
    hide(fmt(outputs[i])),
    hide(said[i] ? "yes" : "no"),
  ]),
});

/** @param {Neuron} n @param {string} names to import @param {string} place prints where it decides */
export const python = ({ f, weights, bias, input, nearest }, names, place) =>
  `from dlbasics.activations import ${f}
${names}, output, weighted_sum

x, w, b = ${list(input)}, ${list(weights)}, ${py(bias)}
print(f"z = {weighted_sum(x, w, b):z.2f}, output {output(x, w, b, ${f}):.3f}")
${nearest ? place : ""}`;
