/**
 * What the learning rate does to a run on (w − 5)², and to trainings of a network: their numbers
 * stand in the static version.
 * @module
 * @import {Fields, Pixel} from "./types.d.ts"
 * @typedef {ReturnType<Rate["compute"]>} Numbers
 */

import { el, Explorer, fmt, Plot, py, scale, spec } from "./kit.js";
import { descend, overflow, parabola, stepsNeeded } from "./nn.js";

const STEPS = 40;
const PINS = ["pin1", "pin2", "pin3", "pin4", "pin5"];
const NEAR = "|w\u00a0−\u00a05|\u00a0<\u00a00.01"; // with spaces that do not break
const NETWORK = "network";
const { log10, min, max, abs } = Math;

/** @param {number | null} n */
const steps = (n) => n === null ? "never" : n === 1 ? "1 step" : `${n} steps`;

/** 10ⁿ beside an axis. */
const power = (n = 0) => n % 1 ? "" : `${+(10 ** n).toPrecision(1)}`;

/** The colour of glides, lands, overshoots or explodes. */
const look = (factor = 0) => factor < -1 ? "c3" : factor < 0 ? "c1" : factor > 0 ? "c2" : "c0";

/** What a learning rate does from a start. */
function run(start = 0, rate = 0) {
  const path = descend(parabola.gradient, start, rate, STEPS), losses = path.map(parabola.loss);
  return { rate, factor: 1 - 2 * rate, path, losses, needed: stepsNeeded(start, rate) };
}

/** Whether a state is about runs, not about the network. */
const when = ({ view = "" }) => view !== NETWORK;

class Rate extends Explorer {
  /** @type {Fields} */
  fields = {
    rate: {
      label: "learning rate η",
      start: 0.9,
      min: 0.001,
      max: 1.2023, // a whole number of the slider's steps, written 1.20
      log: true,
      text: (x) => x.toPrecision(3),
    },
    start: { label: "start w₀", start: 0, max: 10, step: 0.1, when, text: (w) => fmt(w, 1) },
    step: { label: "step", start: 3, max: STEPS, time: true, when },
    view: {
      label: "show",
      start: "weight",
      options: { weight: "the weight", loss: "the loss", [NETWORK]: "a real network" },
    },
    log: { label: "logarithmic", start: true, when: ({ view }) => view === "loss" },
  };
  pace = 250;
  plot = new Plot("The run step by step beside the pinned ones, or ten trainings of the network");
  line = new Plot(
    "The factor on a line: 1 to 0 glides, 0 lands, 0 to −1 overshoots, below explodes",
  );
  pin = el("button", {
    onclick: () => {
      const { state } = this, free = PINS.find((key) => [0, state.rate].includes(state[key]));
      if (free) this.state = { [free]: state.rate };
    },
  }, "Pin this run");
  chips = PINS.map((key, i) => {
    this.fields[key] = { label: "", start: i ? 0 : 0.1, max: 1.2, step: 1e-5, when: () => false };
    const onclick = () => {
      this.state = { [key]: 0 };
      this.pin.focus();
    };
    return el("button", { title: "Unpin", onclick });
  });

  figure() {
    const { line } = this;
    line.drag(
      (x) => abs(x - line.x(this.numbers.at)) < 24,
      (rate) => this.state = { rate: +rate.toFixed(2) },
    );
    return [this.plot.node, el("div", { class: "row" }, this.pin, ...this.chips), line.node];
  }

  /** @param {{view: string, log: boolean, rate: number, start: number, step: number} & Record<string, any>} state */
  compute({ view, log, rate, start, step, ...pins }) {
    const own = run(start, rate), twin = +(1 - rate).toFixed(5);
    const [rates, losses, [largest = 2]] = ["rates", "losses", "largest"].map((name) =>
      [...this.querySelectorAll(`data[data-snippet*="/network_"][data-name^=${name}]`)]
        .map((data) => +(data.getAttribute("value") ?? 0))
    );
    const far = rates.map((each) => abs(Math.log(each / rate))), nearest = far.indexOf(min(...far));
    const curvature = when({ view }) ? 2 : largest,
      at = when({ view }) ? rate : rates[nearest] ?? rate;
    return {
      ...own,
      view,
      log,
      start,
      step,
      w: own.path[step],
      loss: own.losses[step],
      distance: abs(own.path[step] - 5),
      overflow: overflow(start, rate),
      twin,
      twin_needed: twin > 0 && twin !== rate ? stepsNeeded(start, twin) : null,
      pins: PINS.map((key) => pins[key] ? run(start, pins[key]) : null),
      sweep: { rates, losses, nearest, best: losses.indexOf(min(...losses.filter((x) => x <= 1))) },
      curvature,
      at,
      trained: losses[nearest] ?? NaN,
      share: 1 - at * curvature,
    };
  }

  /** @param {Numbers} n */
  draw(n) {
    const { width, line } = this, end = 2.4 / n.curvature, runs = when(n);
    this[runs ? "drawRuns" : "drawSweep"](n);
    this.chips.forEach((chip, i) => {
      const run = n.pins[i];
      chip.hidden = !run;
      chip.textContent = run && `${run.rate}: ${steps(run.needed)} ×`;
    });
    for (const row of this.querySelectorAll(".live :is(.figure, .inputs) > .row")) {
      row.toggleAttribute("hidden", !runs);
    }

    line.x = scale([0, end], [56, width - 16]);
    line.node.setAttribute("viewBox", `0 -8 ${width} 74`);
    line.node.replaceChildren();
    const at = (factor = 0) => line.x(max(0, min((1 - factor) / n.curvature, end)));
    [1, 0.5, 0, -0.5, -1, -1.4].forEach((factor, i) => {
      const x = at(factor), name = ["", "glides", "lands", "overshoots", "", "explodes"][i];
      const zone = look(factor), here = zone === look(n.share) ? " strong" : "";
      line.path([[x, 20], [x, 28]], "line");
      line.text(
        i > 4 ? at(-1.2) : x + (i === 3 ? 5 : 0),
        12,
        name,
        `${zone} words${here}`,
        "middle",
      );
      line.text(x, 44, `${factor}`.replace("-", "−"), "words", "middle");
      line.text(x, 60, `${+((1 - factor) / n.curvature).toFixed(2)}`, "words", "middle");
    });
    [1, 0, -1, -1.4].reduce((from, to) => {
      line.path([[at(from), 24], [at(to), 24]], `${look((from + to) / 2)} line move`);
      return to;
    });
    line.text(0, 44, runs ? "1 − 2η" : "1 − L″η", "words");
    line.text(0, 60, "η", "words");
    for (const pin of runs ? n.pins : []) {
      if (pin) line.dot(at(pin.factor), 24, 4, `${look(pin.factor)} line ring`);
    }
    line.dot(at(n.share), 24, 7, `${look(n.share)} area`);
  }

  /** @param {Numbers} n */
  drawRuns(n) {
    const { plot, asking } = this, weight = n.view === "weight", log = !weight && n.log;
    const [low, high, goal] = weight ? [-2.5, 12.5, 5] : log ? [-5, 2, -4] : [0, 56, 0];
    const name = weight ? "w" : "loss", write = log ? power : undefined;
    plot.begin(this.width, [0, STEPS], [low, high], "step", name, undefined, write);
    const [left, right, top, bottom] = plot.box, level = plot.y(goal);
    plot.path([[left, level], [right, level]], "line");
    if (log) {
      const early = (n.needed ?? STEPS) < 20;
      plot.text(
        early ? right : left + 14,
        level + (early ? -8 : 16),
        NEAR,
        "words",
        early ? "end" : "start",
      );
    }

    const at = (each = 0) => plot.y(log ? log10(each + 1e-9) : each);
    /** Until it leaves the picture. @param {{path: number[], losses: number[]}} run */
    const points = ({ path, losses }) => {
      const all = (weight ? path : losses).map((each, k) => [plot.x(k), at(each)]);
      const end = all.findIndex(([, y]) => y < top || y > bottom);
      if (end > 0) {
        const [[a, b], [c, d]] = all.splice(end - 1), edge = d < top ? top : bottom;
        all.push([a, b], [a + (edge - b) / (d - b) * (c - a), edge]);
      }
      return /** @type {Pixel[]} */ (all);
    };
    const colour = look(n.factor), way = points(n), done = way.slice(0, n.step + 1);
    if (!asking) plot.path(way, `${colour} line past`);
    plot.path(done, `${colour} line move`);
    done.forEach(([a, b]) => b > top && b < bottom && plot.dot(a, b, 2.5, `${colour} area`));
    n.pins.forEach((run, i) => {
      if (!run) return;
      const way = points(run), [x, y] = way[min(5 + 6 * i, way.length - 1)];
      plot.path(way, `${look(run.factor)} line drop`);
      plot.text(x, max(top + 12, y + 4), `${run.rate}`, `${look(run.factor)} words`, "middle");
    });
    if (!asking && n.needed && way[n.needed] && (weight || log)) {
      const [x, y] = way[n.needed];
      plot.dot(x, y, 5, `${colour} line ring`);
      if (n.needed > 5) plot.text(x, y - 12, steps(n.needed), `${colour} words`, "middle");
    }
    const late = n.step > STEPS / 2, x = plot.x(n.step), real = at(weight ? n.w : n.loss);
    const y = max(top, min(real, bottom));
    const under = y < bottom && (log || y === top || weight && n.w < 6.5 && n.step);
    plot.dot(x, y, 6, `${colour} ${y === real ? "area" : "line ring"}`);
    plot.text(
      x + (late ? -9 : 9),
      y + (under ? 18 : -10),
      weight ? `w = ${fmt(n.w)}` : `loss ${fmt(n.loss, 6)}`,
      `${colour} words strong`,
      late ? "end" : "start",
    );
  }

  /** @param {Numbers} n */
  drawSweep({ sweep: { rates, losses, nearest }, curvature }) {
    const { plot, asking } = this;
    plot.begin(this.width, [-4.15, 0.15], [-2.3, 0.3], "η", "loss", power, power);
    const [, , top, bottom] = plot.box, x = plot.x(log10(2 / curvature));
    const at = rates.slice(0, asking ? 4 : 10).map((
      rate,
      i,
    ) => /** @type {Pixel} */ ([
      plot.x(log10(rate)),
      plot.y(losses[i] <= 1 ? log10(losses[i]) : 0),
    ]));
    if (!asking) {
      plot.path([[x, top + 20], [x, bottom]], "c3 line drop");
      plot.text(x - 6, top + 32, `2/L″ = ${fmt(2 / curvature)}`, "c3 words", "end");
    }
    if (at[0]) plot.path(at.filter((_, i) => losses[i] <= 1), "c0 line");
    at.forEach(([a, b], i) => {
      if (i === nearest) plot.dot(a, b, 9, "line ring");
      if (losses[i] <= 1) plot.dot(a, b, 4, "c0 area");
      else plot.path(`M${a - 5} ${b - 5}l10 10m0-10l-10 10`, "c3 line move");
    });
  }

  /** @param {Numbers} n */
  sentence({ sweep, ...n }) {
    const { asking } = this, size = abs(n.share), runs = when(n);
    const best = sweep.rates[sweep.best];
    const now = runs
      ? `Step ${n.step}: w = ${fmt(n.w)}, ${fmt(n.distance)} away from 5. `
      : `With η = ${n.at}, the network's loss after 200 epochs is ${fmt(n.trained, 4)}. `;
    if (asking) return now;
    if (n.start === 5 && runs) return `${now}The slope is 0 there, so w stays.`;
    const why = `|1 − ${runs ? 2 : fmt(n.curvature, 2)} · ${n.at}| = ${fmt(size)}`.replace(
      / /g,
      "\u00a0",
    );
    const arrives = !runs
      ? n.at === best ? "It is the lowest of the ten." : `Best is η = ${best}.`
      : `So ${NEAR} after ${steps(n.needed)}` +
        (n.needed === n.twin_needed ? `, as with η = ${n.twin}.` : ".");
    const each = `${now}${runs ? "E" : "At first, along the steepest direction, e"}ach step `;
    if (!size) return `${each}takes the whole distance: ${why}. ${arrives}`;
    if (n.share > 0) return `${each}leaves ${why} of the distance. ${arrives}`;
    if (size < 1) return `${each}overshoots, but less far than it came: ${why}. ${arrives}`;
    if (size === 1) return `${each}overshoots, just as far as it came: ${why}. So it never ends.`;
    return `${each}overshoots, and farther than it came: ${why}. ` +
      (runs
        ? `At step ${n.overflow} the loss would be too large: inf.`
        : n.trained <= 1
        ? arrives
        : "It exploded.");
  }

  /** @param {Numbers} n */
  question(n) {
    const soon = n.needed, pin = n.pins[0], answer = n.sweep.rates[n.sweep.best];
    if (!when(n)) {
      return {
        ask: "Predict: which η trains the network best?",
        answer,
        tolerance: 0.051,
        reveal: `Of the ten, ${answer}, just below 2/L″ = ${fmt(2 / n.curvature)}.`,
      };
    }
    const next = abs(n.path[1] - 5);
    return {
      ask: `Predict: with η = ${n.rate}, ` +
        (soon ? `how many steps to ${NEAR}?` : "how far from 5 is w after step 1?") +
        (soon && pin && pin.rate !== n.rate ? ` (η = ${pin.rate}: ${pin.needed ?? "never"}.)` : ""),
      answer: soon || next,
      tolerance: (soon || next) / 10,
      reveal: soon ? `It takes ${steps(soon)}.` : `It is ${fmt(next)} away.`,
    };
  }

  /** @param {Numbers} n */
  table(n) {
    const { rates, losses } = n.sweep, { asking } = this;
    const runs = [n, ...n.pins.filter((run) => run !== null)], weight = n.view === "weight";
    return when(n)
      ? {
        head: [n.view, ...runs.map(({ rate }) => `η = ${rate}`)],
        rows: [
          ["1 − 2η", ...runs.map(({ factor }) => fmt(factor))],
          [NEAR, ...runs.map(({ needed }, i) => i || !asking ? steps(needed) : "?")],
          ...n.path.slice(0, n.step + 1).map((_, k) => [
            `step ${k}`,
            ...runs.map(({ path, losses }) => weight ? fmt(path[k]) : fmt(losses[k], 6)),
          ]),
        ],
      }
      : {
        head: ["η", "loss after 200 epochs"],
        rows: rates.slice(0, asking ? 4 : 10).map((rate, i) => [`${rate}`, fmt(losses[i], 4)]),
      };
  }

  /** @param {Numbers} n */
  python(n) {
    return when(n)
      ? `from dlbasics.descent import gradient_descent

def write(x, digits):
    return f"{x:.{digits}{'f' if abs(x) < 1e4 else 'e'}}"

for rate in [${[n, ...n.pins].flatMap((run) => run ? py(run.rate) : []).join(", ")}]:
    path = gradient_descent(lambda w: 2 * (w - 5), ${py(n.start)}, rate, 5000)
    near = [step for step, w in enumerate(path) if abs(w - 5) < 0.01]
    w = path[${n.step}]
    print(f"rate {rate}: w {write(w, 3)}, loss {write((w - 5) ** 2, 6)}, steps", *near[:1] or ["never"])
`
      : document.querySelector('[data-snippet$="network_sweep.py"] code')?.textContent
        ?.split("rates =")[0] + `print(f"loss {train(${n.at}):${spec(n.trained, 4)}}")\n`;
  }
}

customElements.define("dl-rate", Rate);
