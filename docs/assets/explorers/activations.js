/**
 * The nine activations of `dlbasics.activations`, to the last digit or two.
 * @module
 * @import {Activation, Real} from "./types.d.ts"
 */

/** e^−x², with x² split so that its rounding is not blown up. @type {Real} */
function bell(x) {
  const short = Math.fround(x);
  return Math.exp(-short * short) * Math.exp((short - x) * (short + x));
}

/** The error function, to the last digit or two. @type {Real} */
export function erf(x) {
  if (!(Math.abs(x) < 1)) return Math.sign(x) * (1 - erfc(Math.abs(x)));
  let term = x, sum = x;
  for (let n = 1; n < 30; n++) sum += term *= 2 * x * x / (2 * n + 1);
  return 2 / Math.sqrt(Math.PI) * bell(x) * sum;
}

/** 1 − erf(x), with all its digits in the right tail (a continued fraction). @type {Real} */
export function erfc(x) {
  if (x < 1) return 1 - erf(x);
  if (x > 30) return 0;
  let fraction = x;
  for (let n = 200; n > 0; n--) fraction = x + n / 2 / fraction;
  return bell(x) / Math.sqrt(Math.PI) / fraction;
}

/** @type {Real} */
const sigmoid = (z) => z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
/** @type {Real} The share of a standard normal distribution below z. */
const share = (z) => erfc(-z / Math.SQRT2) / 2;

/** All nine, by their names in `dlbasics.activations`. @type {Record<string, Activation>} */
export const activations = {
  sigmoid: { name: "sigmoid", value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z) },
  tanh: { name: "tanh", value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  relu: { name: "ReLU", value: (z) => Math.max(0, z), slope: (z) => z > 0 ? 1 : 0 },
  linear: { name: "linear", value: (z) => z, slope: () => 1 },
  leaky_relu: {
    name: "leaky ReLU",
    value: (z) => z > 0 ? z : 0.01 * z,
    slope: (z) => z > 0 ? 1 : 0.01,
  },
  elu: {
    name: "ELU",
    value: (z) => z > 0 ? z : Math.expm1(z),
    slope: (z) => z > 0 ? 1 : Math.exp(z),
  },
  gelu: {
    name: "GELU",
    value: (z) => z * share(z),
    slope: (z) => share(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI),
  },
  silu: {
    name: "SiLU",
    value: (z) => z * sigmoid(z),
    slope: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
  },
  softplus: {
    name: "softplus",
    value: (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))),
    slope: sigmoid,
  },
};
