/**
 * Ten trainings of a network, each with its learning rate. Their numbers stand in the static version.
 * @module
 * @import {Pixel, RateView} from "./types.d.ts"
 */

import { fmt, spec } from "./numbers.js";
import { drawLine } from "./rate-line.js";

const { abs, log10, min } = Math;

/** 10ⁿ beside an axis. */
export const power = (n = 0) => n % 1 ? "" : `${+(10 ** n).toPrecision(1)}`;

/** What Python found, as bound numbers. @param {Element} place */
export function sweep(place) {
  const [rates, losses, [largest = 2]] = ["rates", "losses", "largest"].map((name) =>
    [...place.querySelectorAll(`data[data-snippet*="/network_"][data-name^=${name}]`)]
      .map((data) => +(data.getAttribute("value") ?? 0))
  );
  const best = losses.indexOf(min(...losses.filter((loss) => loss <= 1)));
  return { rates, losses, largest, best: rates[best] };
}

/** @param {{trained: number}} state @param {Element} explorer */
function compute({ trained }, explorer) {
  const { rates, losses, largest, best } = sweep(explorer), at = rates[trained] ?? NaN;
  return {
    trained,
    rates,
    losses,
    best,
    curvature: largest,
    at,
    loss: losses[trained] ?? NaN,
    factor: 1 - at * largest,
  };
}

/** @type {RateView<ReturnType<typeof compute>>} */
export const network = {
  compute,
  draw({ rates, losses, trained, curvature, factor }, { plot, line, pins, width, asking }) {
    plot.label = "The loss after ten trainings, each with its learning rate";
    plot.begin(width, [-4.15, 0.15], [-2.3, 0.3], "η", "loss", power, power);
    const [, , top, bottom] = plot.box, x = plot.x(log10(2 / curvature));
    const shown = asking ? 4 : 10, fine = (i = 0) => losses[i] <= 1;
    const at = rates.slice(0, shown).map((
      rate,
      i,
    ) => /** @type {Pixel} */ ([plot.x(log10(rate)), plot.y(fine(i) ? log10(losses[i]) : 0)]));
    if (!asking) {
      plot.path([[x, top + 20], [x, bottom]], "c3 line drop");
      plot.text(x - 6, top + 32, `2/L″ = ${fmt(2 / curvature)}`, "c3 words", "end");
    }
    plot.path(at.filter((_, i) => fine(i)), "c0 line");
    at.forEach(([a, b], i) => {
      if (i === trained) plot.dot(a, b, 9, "line ring");
      if (fine(i)) plot.dot(a, b, 4, "c0 area");
      else plot.path(`M${a - 5} ${b - 5}l10 10m0-10l-10 10`, "c3 line move");
    });
    drawLine(line, width, "1 − L″η", curvature, factor, []);
    pins.hidden = true;
  },
  sentence({ at, best, loss, factor, curvature }) {
    const why = `|1 − ${fmt(curvature)} · ${at}| = ${fmt(abs(factor))}`;
    const now = `With η = ${at}, the network's loss after 200 epochs is ${fmt(loss, 4)}.`;
    const arrives = at === best ? "It is the lowest of the ten." : `Best is η = ${best}.`;
    if (abs(factor) > 1) {
      // as a test measures: the steps end where the largest curvature is about 2/η
      const flatter = `It was thrown to a flatter place, with a curvature near 2/η = ${
        fmt(2 / at, 0)
      }.`;
      const end = loss <= 1 ? flatter : "It exploded: too large for the computer.";
      return [now, ` At first, each step overshoots, and farther than it came: ${why}. ${end}`];
    }
    const step = factor > 0
      ? `leaves ${why} of the distance`
      : `overshoots, but less far than it came: ${why}`;
    return [now, ` At first, along the steepest direction, each step ${step}. `, arrives];
  },
  question: ({ best, curvature }) => ({
    ask: "Predict: which η trains the network best?",
    answer: best,
    tolerance: 0.04,
    reveal: `Of the ten, ${best}, just below 2/L″ = ${fmt(2 / curvature)}.`,
  }),
  table: ({ rates, losses }, { asking }) => ({
    head: ["η", "loss after 200 epochs"],
    rows: rates.slice(0, asking ? 4 : 10).map((rate, i) => [`${rate}`, fmt(losses[i], 4)]),
  }),
  python({ at, loss }) {
    const snippet = document.querySelector('[data-snippet$="network_sweep.py"] code')?.textContent;
    return `${snippet?.split("rates =")[0]}print(f"loss {train(${at}):${spec(loss, 4)}}")\n`;
  },
};
