/**
 * Gradient descent on (w − 5)²: the slope where one stands, the step, and where the steps lead.
 * @module
 * @import {Fields, Pixel} from "./types.d.ts"
 * @typedef {ReturnType<Descent["compute"]>} Numbers
 */

import { arrow } from "./arrow.js";
import { away, descend, overflow, parabola } from "./descent.js";
import { Explorer } from "./kit.js";
import { fmt, py, spec } from "./numbers.js";
import { el, fill, Plot, term } from "./plot.js";

const { loss, gradient, closed } = parabola;
const LEVEL = 5e-4; // what is smaller is written as 0.000

class Descent extends Explorer {
  /** @type {Fields} */
  fields = {
    start: { label: "start w₀", start: 0, max: 10, step: 0.1 },
    rate: {
      label: "learning rate η",
      start: 0.1,
      min: 0.01,
      max: 1.2,
      step: 0.01,
    },
    step: { label: "step", start: 3, max: 30, time: true },
  };
  plot = new Plot("The loss as a curve with its lowest point at w = 5, and the steps on it");
  line = el("p");

  figure() {
    const { plot } = this;
    plot.drag(
      (x, y) => Math.hypot(x - plot.x(this.numbers.w), y - plot.y(this.numbers.loss)) < 24,
      (w) => this.change({ start: w, step: 0 }),
    );
    return [plot, this.line];
  }

  /** @param {{start: number, rate: number, step: number}} state */
  compute({ start, rate, step }) {
    const path = descend(gradient, start, rate, step), gradients = path.map(gradient);
    const w = path[step], slope = gradients[step], next = w - rate * slope;
    return {
      start,
      rate,
      step,
      path,
      losses: path.map(loss),
      gradients,
      closed: path.map((_, k) => closed(start, rate, k)),
      w,
      loss: loss(w),
      gradient: slope,
      move: -rate * slope,
      next,
      next_loss: loss(next),
      distance: Math.abs(w - 5),
      next_distance: Math.abs(next - 5),
      factor: 1 - 2 * rate,
      overflow: overflow(start, rate),
    };
  }

  /** @param {Numbers} n */
  draw(n) {
    const { plot, asking } = this;
    const far = [...n.path, asking ? 5 : n.next].map((w) => Math.abs(w - 5));
    const reach = 1.08 * Math.max(5, ...far), top = reach * reach;
    plot.begin(this.width, [5 - reach, 5 + reach], [-0.1 * top, top], "weight w", "loss");
    const { x, y } = plot;
    /** @returns {Pixel} */
    const at = (w = 0) => [x(w), y(loss(w))];
    const [a, b] = at(n.w), side = n.w > 5 ? -1 : 1, anchor = side > 0 ? "start" : "end";

    // one Bézier curve is the whole parabola
    plot.path(`M${at(5 - reach)}Q${[x(5), y(-top)]} ${at(5 + reach)}`, "line");
    if (b < y(0) - 16 && Math.abs(a - x(5)) > 90) {
      plot.text(x(5), y(0) + 15, "lowest point", "words", "middle");
    }
    plot.path(n.path.map(at), "c1 line past");
    plot.path(`M${n.path.map(at).join("h0M")}h0`, "c1 line dots");
    plot.tangent(n.w, n.loss, n.gradient, "c2 line tangent");
    plot.dot(a, b, 6, "c0 area grip"); // under the arrow, which may be as short
    if (!asking && Math.abs(n.move) >= LEVEL) {
      const [c, d] = at(n.next),
        long = Math.abs(c - a),
        move = (n.move > 0 ? "+" : "") + fmt(n.move);
      if (long > 1) arrow(plot, [a, b], [c, b], "c1 line move");
      plot.path([[c, b], [c, d]], "c1 line drop");
      plot.dot(c, d, 5, "c1 line ring");
      if (long > 150) plot.text((a + c) / 2, b + 16, move, "c1 words", "middle");
      else if (long > 12) plot.text(c + side * 10, b + 4, move, "c1 words", anchor);
    }
    plot.dot(a, b, 6, "c0 area");
    plot.text(
      a + side * 4,
      b - (Math.abs(a - x(5)) < 30 ? 18 : 12),
      `w = ${fmt(n.w)}`,
      "c0 words strong",
      anchor,
    );

    const slope = fmt(n.gradient);
    fill(
      this.line,
      { class: `equation ${reach > 1e3 ? "tight" : ""}` },
      term("c0 dot", "w", fmt(n.w)),
      " − ",
      term("few", "η", fmt(n.rate, 2)),
      " · ",
      term("c2 slant", "slope", n.gradient < 0 ? `(${slope})` : slope),
      " = ",
      term("c1 hoop", "new w", this.hide(fmt(n.next))),
    );
  }

  /** @param {Numbers} n */
  sentence(n) {
    const here = `At w = ${fmt(n.w)} the slope is ${fmt(n.gradient)}`;
    if (Math.abs(n.gradient) < LEVEL) return [`${here}: level ground, so w stays where it is.`];
    const slope = `${here}: downhill is to the ${n.gradient < 0 ? "right" : "left"}.`;
    const size = Math.abs(n.factor), factor = `1 − 2 · ${fmt(n.rate, 2)}`;
    const times = fmt(size, 2);
    const becomes = `${away(n.w)} becomes ${away(n.next)}.`;
    const why = `than it came: |${factor}| = ${times}. The distance ${becomes}`;
    if (n.factor >= 0) {
      const leaves = ` Each step leaves ${factor} = ${times} of the distance to 5`;
      return [slope, leaves + (size ? `: ${becomes}` : ", so it lands.")];
    }
    if (size < 1) return [slope, ` Each step overshoots, but less far ${why}`];
    if (size === 1) {
      return [
        slope,
        ` Each step overshoots, just as far as it came: |${factor}| = 1.`,
      ];
    }
    const end = `At step ${n.overflow} the loss would be too large: inf.`;
    return [this.asking ? slope : `Each step overshoots, and farther ${why} ${end}`];
  }

  /** @param {Numbers} n */
  question(n) {
    return {
      ask: `Predict: from w = ${fmt(n.w)} with η = ${fmt(n.rate, 2)}, what is the next w?`,
      answer: n.next,
      tolerance: Math.max(0.005, Math.abs(n.move) / 10),
      reveal: `The next w is ${fmt(n.next)}.`,
    };
  }

  /** @param {Numbers} n */
  table(n) {
    return {
      head: ["step k", "w", "loss", "slope", "5 + (w₀ − 5)(1 − 2η)ᵏ"],
      rows: n.path.map((
        w,
        k,
      ) => [`${k}`, ...[w, n.losses[k], n.gradients[k], n.closed[k]].map((x) => fmt(x))]),
    };
  }

  /** @param {Numbers} n */
  python(n) {
    return `from dlbasics.descent import gradient_descent

start, rate, step = ${py(n.start)}, ${py(n.rate)}, ${n.step}

path = gradient_descent(lambda w: 2 * (w - 5), start, rate, step + 1)
w, new_w = path[step], path[step + 1]
slope = 2 * (w - 5)
loss = (w - 5) ** 2
formula = 5 + (start - 5) * (1 - 2 * rate) ** step

print(f"{w:${spec(n.w)}} - {rate:.2f} * ({slope:${spec(n.gradient)}}) = {new_w:${spec(n.next)}}")
print(f"loss {loss:${spec(n.loss)}}, by the formula w = {formula:${spec(n.closed[n.step])}}")
`;
  }
}

customElements.define("dl-descent", Descent);
