/**
 * The inputs of an explorer: which values they allow, and how they stand on the page.
 * @module
 * @import {Field, Input} from "./types.d.ts"
 */

import { fmt } from "./numbers.js";
import { el, fill } from "./plot.js";

/** The number of fewest digits within half a step of a logarithmic slider. */
const roundest = (x = 0) =>
  [1, 2].map((digits) => +x.toPrecision(digits)).find((y) => Math.abs(y / x - 1) < 0.0114) ?? x;

/** The decimals of a slider's values. */
const decimals = (step = 1) => `${step}`.split(".")[1]?.length ?? 0;

/** The value as it may stand in the state, if it may. @param {Field} field @param {unknown} value */
export function checked({ min = 0, max = 1, step = 1, start, options, log }, value) {
  if (options) return Object.hasOwn(options, `${value}`) ? `${value}` : undefined;
  if (typeof start === "boolean") return typeof value === "boolean" ? value : undefined;
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  const inside = Math.min(max, Math.max(min, value));
  if (log) return +inside.toPrecision(3);
  return +(min + Math.round((inside - min) / step) * step).toFixed(decimals(step));
}

/** What the address says, which may be anything. @param {Field} field */
export function parsed({ start, options }, text = "") {
  if (options) return text;
  if (typeof start === "boolean") return text === "true" || (text === "false" ? false : undefined);
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? +text : undefined;
}

/**
 * An input with its label, and what shows a value in it.
 * @param {string} id @param {Field} field @param {(value: Input) => void} change
 * @returns {{node: HTMLElement, show: (value: any) => void}}
 */
export function input(id, field, change) {
  const { label, start, min = 0, max = 1, step = 1, log, options } = field;
  const { text = log ? String : (x) => fmt(x, decimals(step)) } = field;
  const name = el("label", { for: id }, label);
  if (options) {
    const words = Object.entries(options).map(([value, word]) => el("option", { value }, word));
    const choice = el("select", { id, onchange: () => change(choice.value) }, ...words);
    return {
      node: el("div", { class: "field choice" }, name, choice),
      show: (value) => choice.value = value,
    };
  }
  if (typeof start === "boolean") {
    const box = el("input", { id, type: "checkbox", onchange: () => change(box.checked) });
    return {
      node: el("div", { class: "field choice" }, name, box),
      show: (value) => box.checked = value,
    };
  }
  const to = log ? Math.log10 : Number;
  const slider = el("input", {
    id,
    type: "range",
    min: to(min),
    max: to(max),
    step: log ? 0.01 : step,
    oninput: () => change(log ? roundest(10 ** slider.valueAsNumber) : slider.valueAsNumber),
  });
  const output = el("output", { for: id, "aria-live": "off" });
  return {
    node: el("div", { class: "field" }, name, output, slider),
    show(value) {
      slider.value = `${to(value)}`;
      slider.ariaValueText = text(value);
      fill(output, {}, text(value));
    },
  };
}
