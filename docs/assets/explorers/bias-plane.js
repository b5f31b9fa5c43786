/**
 * A neuron with two inputs and its line between twelve points.
 * @module
 * @import {BiasView, Pixel} from "./types.d.ts"
 * @import {Plot} from "./plot.js"
 */

import { arithmetic, cent, list, neuron, python, table, tenth, toDo } from "./bias-neuron.js";
import { meanSquaredError } from "./neuron.js";
import { fmt } from "./numbers.js";
import { fill, term } from "./plot.js";

/** Six to say yes to, then six to say no to, in three pairs of opposites. */
const POINTS = [[1, 3], [2, 2], [3, 1], [2, 3], [3, 2], [3, 3]].concat(
  [[2, -1], [-2, 1], [1, 0], [-1, 0], [0, 1], [0, -1]],
);
const TARGETS = POINTS.map((_, i) => +(i < 6));

/** What Python found, a bound number of the page. @param {string} name */
const lowest = (name) => {
  const found = document.querySelector(`data[data-name=${name}]`);
  return found instanceof HTMLDataElement ? +found.value : NaN;
};
/**
 * Writes where most room is between the points, unless all places are outside the picture.
 * @param {Plot} plot @param {string} words @param {string} look @param {Pixel[]} places @param {Pixel[]} taken
 */
function label(plot, words, look, places, taken) {
  const [left, right, top, bottom] = plot.box;
  const room = (/** @type {Pixel} */ [x, y]) =>
    Math.min(
      x - left - 18,
      right - x - 18,
      y - top - 6,
      bottom - y - 6,
      ...taken.map(([a, b]) => Math.max(Math.abs(x - a) - 26, Math.abs(y - b) - 16)),
    );
  const place = places.reduce((best, next) => room(next) > room(best) ? next : best);
  const [x, y] = place;
  if (room(place) > -30) plot.text(x, y + 4, words, `${look} words strong`, "middle");
  return place;
}

/** @param {{point: number, w1: number, w2: number, zero: boolean, b: number}} state */
function compute({ point, w1, w2, zero, b }) {
  const n = neuron("sigmoid", [w1, w2], zero ? 0 : b, POINTS[point - 1], POINTS);
  return {
    zero,
    ...n,
    distance: n.norm ? Math.abs(n.bias) / n.norm : null,
    right: n.said.filter((yes, i) => yes === TARGETS[i]).length,
    loss: meanSquaredError(n.outputs, TARGETS),
    lowest: lowest("lowest"),
    lowest_without: lowest("lowest_without"),
  };
}

/** @type {BiasView<ReturnType<typeof compute>>} */
export const plane = {
  compute,
  draw(n, { plot, line, score, task, width, asking }) {
    const { weights, bias, norm, nearest, input, a, said, distance } = n;
    plot.label = "The neuron's line between six discs and six crosses";
    const reach = 3.3 * (width - 50) / (plot.tall(width) - 58);
    plot.begin(width, [0.5 - reach, 0.5 + reach], [-2.6, 4], "x₁", "x₂");
    /** @param {number[]} point @returns {Pixel} */
    const pixel = ([a, b]) => [plot.x(a), plot.y(b)];
    const origin = [0, 0], [u, v] = weights.map((w) => norm && w / norm);
    const at = (ahead = 0, aside = 0, [a, b] = nearest ?? origin) =>
      pixel([a + ahead * u - aside * v, b + ahead * v + aside * u]);
    if (nearest && !asking) {
      const line = [at(0, -99), at(0, 99)];
      plot.inside(() => {
        plot.path([...line, at(199, 99), at(199, -99)], "c0 side");
        plot.path([at(0, -99, origin), at(0, 99, origin)], "line ghost");
        plot.path([pixel(origin), pixel(nearest)], "c4 line");
        plot.path(line, "c0 line move");
        if (!n.zero) plot.dot(...pixel(nearest), 3, "c0 area grip");
      });
    }
    const pixels = POINTS.map(pixel);
    pixels.forEach(([x, y], i) => {
      if (TARGETS[i]) plot.dot(x, y, 5, "c0 area");
      else plot.path(`M${x - 4},${y - 4}l8,8m0,-8l-8,8`, "c1 line move");
      if (said[i] !== TARGETS[i] && !asking) plot.dot(x, y, 10, "c3 line");
    });
    const [x, y] = pixel(input);
    plot.dot(x, y, 8, "c2 line move");
    /** @type {Pixel[]} */
    const beside = [[x, y - 18], [x, y + 18], [x + 30, y], [x - 30, y]];
    const others = [...POINTS.filter((each) => each !== input), nearest ?? origin].map(pixel);
    const taken = label(plot, fmt(a), "c2", beside, others);
    if (bias && distance && !asking) {
      const half = weights.map((w) => -bias * w / norm ** 2 / 2), away = Math.sign(bias);
      const sides = [1, -1, 2, -2].map((side) => at(0, side, half));
      label(plot, cent(distance), "c4", [at(-away * 0.8), ...sides], [...others, [x, y], taken]);
    }
    arithmetic(line, n);
    fill(
      score,
      {},
      term("mid", "loss", fmt(n.loss)),
      term("mid", "best with b", fmt(n.lowest)),
      term("mid", "best, b = 0", fmt(n.lowest_without)),
    );
    fill(task, {}, toDo("all discs on the shaded side, no cross.", n.right === 12, n.zero, asking));
  },
  sentence({ bias, nearest, norm, distance, right }, { asking }) {
    const b = tenth(bias);
    if (!nearest) return [`Without a weight, z = b = ${b} for every input: it never switches.`];
    if (asking) return ["The weights turn the line, the bias pushes it away from the origin."];
    const size = `${tenth(Math.abs(bias))} / ${cent(norm)} = ${cent(distance ?? 0)}`;
    return [
      bias
        ? `The bias pushes the line away from the origin without turning it, by |b| / ‖w‖ = ${size}.`
        : "With b = 0 the line stays on the origin. Of two opposite crosses at least one is wrong, so 9 is the most.",
      ` ${right} of 12 points are right.`,
    ];
  },
  question: ({ weights, bias, right }) => ({
    ask: `Predict: discs yes, crosses no. With w = ${weights.map(tenth).join(" and ")}, ` +
      `b = ${tenth(bias)}, how many of 12 are right?`,
    answer: right,
    tolerance: 0.1,
    reveal: `It is ${right}.`,
  }),
  table,
  python: (n) =>
    python(
      n,
      "from dlbasics.losses import mean_squared_error\nfrom dlbasics.neuron import decision, distance_from_origin",
      'print(f"distance {distance_from_origin(w, b):.2f}")\n',
    ) + `
points = [${POINTS.map(list).join(", ")}]
targets = [1] * 6 + [0] * 6
outputs = [output(point, w, b, sigmoid) for point in points]
right = sum(decision(point, w, b) == target for point, target in zip(points, targets))
print(f"{right} of 12 points are right, loss {mean_squared_error(outputs, targets):.3f}")
`,
};
