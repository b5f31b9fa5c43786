/**
 * Numbers as the explorers write them, and as Python does.
 * @module
 */

/** Digits as a power. @param {string | number} power */
export const raised = (power) =>
  `${power}`.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[+digit]);

/** @param {string} power */
const times = (power) => `\u202f×\u202f10${raised(power)}`;

/** A written number and its power, in brackets where it needs them. @param {string} x @param {number} power */
export const powered = (x, power) => (/[^\d.]/.test(x) ? `(${x})` : x) + raised(power);

/**
 * A number at `digits` decimals, from ten thousand up as 1.234 × 10⁴: the same digits as Python's
 * `f"{x:z.3f}"` and `f"{x:z.3e}"` (a half goes to the even digit), the minus a real one.
 * @param {number} x
 */
export function fmt(x, digits = 3) {
  if (!Number.isFinite(x)) return `${x}`.replace("-", "−").replace("Infinity", "inf");
  const size = Math.abs(x);
  const write = (n = digits) => size < 1e4 ? size.toFixed(n) : size.toExponential(n);
  const [long] = write(digits + 40).split("e"), [rounded, power] = write().split("e");
  const half = /[02468]50{39}$/.test(long);
  const written = half ? long.slice(0, -40) : rounded;
  return (x < 0 && /[1-9]/.test(written) ? "−" : "") + written + (power ? times(power) : "");
}

/** The format of Python that writes the same digits as `fmt`. @param {number} x */
export const spec = (x, digits = 3) => `z.${digits}${Math.abs(x) < 1e4 ? "f" : "e"}`;

/** A float as Python writes it. @param {number} x */
export const py = (x) => Number.isInteger(x) ? `${x}.0` : `${x}`;

/** A round number beside an axis. @param {number} x */
export const short = (x) => {
  const [digits, power] = x.toPrecision(Math.abs(x) < 1e5 ? 6 : 3).split("e");
  return `${+digits}${power ? `·10${raised(power)}` : ""}`.replace("-", "−");
};

/** A number of any size in three digits, as Python's `f"{x:z.3g}"`. @param {number} x */
export const small = (x) => {
  const [digits, power] = (Math.abs(x) < 1e-4 && x ? x.toExponential(2) : x.toPrecision(3)).split(
    "e",
  );
  return `${+digits}`.replace("-", "−") + (power ? times(power) : "");
};
