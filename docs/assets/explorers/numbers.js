/**
 * Numbers as the explorers write them, and as Python does.
 * @module
 */

/** Digits as a power. @param {string | number} power */
export const raised = (power) =>
  `${power}`.replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[+digit]);

/** A written number and its power, in brackets where it needs them. @param {string} x @param {number} power */
export const powered = (x, power) => (/[^\d.]/.test(x) ? `(${x})` : x) + raised(power);

/**
 * A number at `digits` decimals, from ten thousand up as 1.234 × 10⁴: the same digits as Python's
 * `f"{x:.3f}"` and `f"{x:.3e}"` (a half goes to the even digit), the minus a real one.
 * @param {number} x
 */
export function fmt(x, digits = 3) {
  if (!Number.isFinite(x)) return `${x}`.replace("-", "−").replace("Infinity", "inf");
  const size = Math.abs(x);
  const write = (n = digits) => size < 1e4 ? size.toFixed(n) : size.toExponential(n);
  const [long] = write(digits + 40).split("e"), [rounded, power] = write().split("e+");
  const half = /[02468]50{39}$/.test(long);
  return (x < 0 ? "−" : "") + (half ? long.slice(0, -40) : rounded) +
    (power ? `\u2009×\u200910${raised(power)}` : "");
}

/** The format of Python that writes the same digits as `fmt`. @param {number} x */
export const spec = (x, digits = 3) => `.${digits}${Math.abs(x) < 1e4 ? "f" : "e"}`;

/** A float as Python writes it. @param {number} x */
export const py = (x) => Number.isInteger(x) ? `${x}.0` : `${x}`;

/** A round number beside an axis. @param {number} x */
export const short = (x) => {
  const plain = Math.abs(x) < 1e5 ? `${+x.toPrecision(6)}` : x.toExponential();
  const [digits, power] = plain.split("e+");
  return (power ? `${+(+digits).toPrecision(3)}·10${raised(power)}` : digits).replace("-", "−");
};

/** @param {number} x */
const tiny = (x) => x !== 0 && Math.abs(x) < 5e-4;

/** As `fmt`, but what it would write as 0.000 as 4.2 × 10⁻⁵. @param {number} x */
export const small = (x) => {
  const [digits, power] = x.toExponential(1).split("e");
  return tiny(x) ? `${digits.replace("-", "−")}\u2009×\u200910${raised(power)}` : fmt(x);
};

/** The format of Python that writes the same digits as `small`. @param {number} x */
export const smallSpec = (x) => tiny(x) ? ".1e" : spec(x);
