/**
 * What the learning rate does to a run on (w − 5)², beside pinned runs, and to a network.
 * @module
 * @import {Fields, Pixel, RateView} from "./types.d.ts"
 */

import { away, descend, overflow, parabola, stepsNeeded } from "./descent.js";
import { Explorer } from "./kit.js";
import { fmt, py } from "./numbers.js";
import { el, fill, Plot } from "./plot.js";
import { drawLine, look } from "./rate-line.js";
import { network, power, sweep } from "./rate-network.js";

const STEPS = 40;
const PINS = ["pin1", "pin2", "pin3", "pin4", "pin5"];
const NEAR = "|w − 5| < 0.01";
const { log10, min, max, abs } = Math;

/** @param {number | null} n */
const steps = (n) => n === null ? "never" : n === 1 ? "1 step" : `${n} steps`;

/** What a learning rate does from a start. */
function run(start = 0, rate = 0) {
  const path = descend(parabola.gradient, start, rate, STEPS), losses = path.map(parabola.loss);
  return { rate, factor: 1 - 2 * rate, path, losses, needed: stepsNeeded(start, rate) };
}

/** @param {{view: string, log: boolean, rate: number, start: number, step: number} & Record<string, any>} state */
function compute({ view, log, rate, start, step, ...pins }) {
  const own = run(start, rate), twin = +(1 - rate).toFixed(5);
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
    at: rate,
  };
}

/** The step to show: while the reader is asked, none that tells the answer. @param {ReturnType<typeof compute>} n */
const shown = ({ step, needed }, asking = false) =>
  asking ? max(0, min(step, 3, (needed ?? 1) - 1)) : step;

/** Where a run can be pinned that is not. @param {ReturnType<typeof compute>} n */
const free = ({ pins, rate }) =>
  pins.some((run) => run?.rate === rate) ? undefined : PINS[pins.indexOf(null)];

/** @type {RateView<ReturnType<typeof compute>>} */
const runs = {
  compute,
  draw(n, { plot, line, pins, pin, chips, width, asking }) {
    plot.label = "The run step by step, beside the pinned ones";
    const weight = n.view === "weight", log = !weight && n.log;
    const [low, high, goal] = weight ? [-2.5, 12.5, 5] : log ? [-5, 2, -4] : [0, 56, 0];
    const name = weight ? "w" : "loss", write = log ? power : undefined;
    plot.begin(width, [0, STEPS], [low, high], "step", name, undefined, write);
    const [left, right, top, bottom] = plot.box, level = plot.y(goal);
    plot.path([[left, level], [right, level]], "line");
    if (log) {
      const early = (n.needed ?? STEPS) < 20;
      plot.text(early ? right : left + 14, level - 8, NEAR, "words", early ? "end" : "start");
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
    const colour = look(n.factor), way = points(n);
    const step = shown(n, asking), done = way.slice(0, step + 1);
    if (!asking) plot.path(way, `${colour} line past`);
    plot.path(done, `${colour} line move`);
    done.forEach(([a, b]) => b > top && b < bottom && plot.dot(a, b, 2.5, `${colour} area`));
    n.pins.forEach((run, i) => {
      if (!run || asking && run.rate === n.rate) return;
      const way = points(run), [x, y] = way[min(5 + 6 * i, way.length >> 1)];
      plot.path(way, `${look(run.factor)} line drop`);
      if (n.start !== 5) {
        plot.text(x + 5, y + (weight ? 15 : -6), `${run.rate}`, `${look(run.factor)} words`);
      }
    });
    if (!asking && n.needed && way[n.needed] && (weight || log)) {
      const [x, y] = way[n.needed];
      plot.dot(x, y, 5, `${colour} line ring`);
      const end = n.needed > STEPS - 8;
      if (n.needed > 5) {
        const above = end ? y - 14 : y - 10;
        plot.text(
          end ? x : x + 7,
          above,
          steps(n.needed),
          `${colour} words`,
          end ? "end" : "start",
        );
      }
    }
    const late = step > STEPS / 2, x = plot.x(step), w = n.path[step], loss = n.losses[step];
    const real = at(weight ? w : loss);
    const y = max(top, min(real, bottom));
    const under = y < bottom && (log || y === top || weight && w < 6.5 && step && n.factor);
    plot.dot(x, y, 6, `${colour} ${y === real ? "area" : "line ring"}`);
    plot.text(
      x + (late ? -9 : 9),
      y + (under ? 18 : -10),
      weight ? `w = ${fmt(w)}` : `loss ${fmt(loss, 6)}`,
      `${colour} words strong`,
      late ? "end" : "start",
    );

    const others = n.pins.map((run) => run?.factor).filter((factor) => factor !== undefined);
    drawLine(line, width, "1 − 2η", 2, n.factor, others);
    pins.hidden = false;
    pin.disabled = !free(n);
    chips.forEach((chip, i) => {
      const run = n.pins[i];
      chip.hidden = !run;
      const needed = run && (asking && run.rate === n.rate ? "?" : steps(run.needed));
      fill(chip, {}, run ? `${run.rate}: ${needed} ×` : "");
    });
  },
  sentence(n, { asking }) {
    const step = shown(n, asking), w = n.path[step];
    const now = `Step ${step}: w = ${fmt(w)}, ${away(w)} away from 5. `;
    if (n.start === 5) return [now, "The slope is 0 there, so w stays."];
    const size = abs(n.factor);
    const why = `|1 − 2 · ${n.rate}| = ${fmt(size)}`;
    const twin = n.needed === n.twin_needed ? `, as with η = ${n.twin}.` : ".";
    const arrives = ` So ${NEAR} after ${steps(n.needed)}${twin}`;
    if (!size) return [now, `Each step takes the whole distance: ${why}.`, arrives];
    if (n.factor > 0) return [now, `Each step leaves ${why} of the distance.`, arrives];
    if (size < 1) {
      return [now, `Each step overshoots, but less far than it came: ${why}.`, arrives];
    }
    if (size === 1) {
      return [now, `Each step overshoots, just as far as it came: ${why}. So it never ends.`];
    }
    const end = `At step ${n.overflow} the loss would be too large: inf.`;
    return [now, `Each step overshoots, and farther than it came: ${why}. ${end}`];
  },
  question(n) {
    const soon = n.needed, pin = n.pins[0], next = abs(n.path[1] - 5);
    const other = pin && pin.rate !== n.rate && soon
      ? ` (η = ${pin.rate}: ${pin.needed ?? "never"}.)`
      : "";
    const what = soon ? `how many steps to ${NEAR}?` : "how far from 5 is w after step 1?";
    return {
      ask: `Predict: with η = ${n.rate}, ${what}${other}`,
      answer: soon || next,
      tolerance: (soon || next) / 10,
      reveal: soon ? `It takes ${steps(soon)}.` : `It is ${fmt(next)} away.`,
    };
  },
  table(n, { asking, hide }) {
    const all = [n, ...n.pins.filter((run) => run !== null)], weight = n.view === "weight";
    return {
      head: [n.view, ...all.map(({ rate }) => `η = ${rate}`)],
      rows: [
        ["1 − 2η", ...all.map(({ factor }) => fmt(factor))],
        [
          NEAR,
          ...all.map((run) => run.rate === n.rate ? hide(steps(run.needed)) : steps(run.needed)),
        ],
        ...n.path.slice(0, shown(n, asking) + 1).map((_, k) => [
          `step ${k}`,
          ...all.map(({ path, losses }) => weight ? fmt(path[k]) : fmt(losses[k], 6)),
        ]),
      ],
    };
  },
  python: (n) =>
    `from dlbasics.descent import gradient_descent

def write(x, digits):
    return f"{x:z.{digits}{'f' if abs(x) < 1e4 else 'e'}}"

for rate in [${[n, ...n.pins].flatMap((run) => run ? py(run.rate) : []).join(", ")}]:
    path = gradient_descent(lambda w: 2 * (w - 5), ${py(n.start)}, rate, 5000)
    near = [step for step, w in enumerate(path) if abs(w - 5) < 0.01]
    w = path[${n.step}]
    print(f"rate {rate}: w {write(w, 3)}, loss {write((w - 5) ** 2, 6)}, steps", *near[:1] or ["never"])
`,
};

/** Whether a state is about runs, not about the network. */
const when = ({ view = "" }) => view !== "network";

class Rate extends Explorer {
  /** @type {Fields} */
  fields = {
    view: {
      label: "show",
      start: "weight",
      options: { weight: "the weight", loss: "the loss", network: "a real network" },
    },
    rate: {
      label: "learning rate η",
      start: 0.9,
      min: 0.001,
      max: 1.2023, // a whole number of the slider's steps, written 1.20
      log: true,
      when,
      text: (x) => x.toPrecision(3),
    },
    trained: {
      label: "learning rate η, one of ten",
      start: 2,
      max: 9,
      when: (state) => !when(state),
      text: (i) => `${sweep(this).rates[i] ?? "?"}`,
    },
    start: { label: "start w₀", start: 0, max: 10, step: 0.1, when },
    step: { label: "step", start: 3, max: STEPS, time: true, when },
    log: { label: "logarithmic", start: true, when: ({ view }) => view === "loss" },
  };
  pace = 250;
  plot = new Plot("");
  line = new Plot(
    "The factor on a line: 1 to 0 glides, 0 lands, 0 to −1 overshoots, below explodes",
  );
  pin = el("button", {
    onclick: () => this.change({ [free(this.numbers) ?? ""]: this.state.rate }),
  }, "Pin this run");
  chips = PINS.map((key, i) => {
    this.fields[key] = { label: "", start: i ? 0 : 0.1, max: 1.2, step: 1e-5 };
    const onclick = () => {
      this.change({ [key]: 0 });
      this.pin.focus();
    };
    return el("button", { title: "Unpin", onclick });
  });
  pins = el("div", { class: "row" }, this.pin, ...this.chips);

  get view() {
    return when(this.state) ? runs : network;
  }

  figure() {
    const { line } = this;
    line.drag(
      (x) => abs(x - min(line.x(this.numbers.at), line.box[1])) < 24,
      (rate) => {
        const far = sweep(this).rates.map((each) => abs(each - rate));
        this.change({ rate: +rate.toFixed(2), trained: far.indexOf(min(...far)) });
      },
    );
    return [this.plot, this.pins, line];
  }
}

customElements.define("dl-rate", Rate);
