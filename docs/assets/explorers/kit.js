/**
 * What the explorers share: elements, numbers, a plot, and the frame around a figure. An explorer is
 * a class that extends `Explorer`, see dl-descent.js. In figures, the classes c0 to c9 give a colour
 * and `line`, `area` or `words` say what to paint with it, see explorers.css.
 * @module
 * @import {Anchor, Attributes, Child, El, Field, Fields, Input, Numbers, Pixel, Question, Real, State, Svg, Table} from "./types.d.ts"
 */

/** @param {Element} node @param {Attributes} attributes @param {Child[]} children */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), /** @type {any} */ (value));
    else if (value != null && value !== false) node.setAttribute(name, `${value}`);
  }
  node.append(...children);
}

/** An element with its attributes and children. @type {El} */
export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
};

/** The same in SVG. @type {Svg} */
export const svg = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(node, attributes, children);
  return node;
};

/** The linear function from one range to another. @param {number[]} from @param {number[]} to @returns {Real} */
export const scale = ([a, b], [c, d]) => (x) => c + (x - a) / (b - a) * (d - c);

/** About `count` round numbers between two. @param {number} low @param {number} high */
export function ticks(low, high, count = 5) {
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

const raised = (power = "") =>
  power.replace("+", "").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[+digit]);

/**
 * A number at `digits` decimals, 1 or more, from ten thousand up as 1.234 × 10⁴: the same digits as
 * Python's `f"{x:.3f}"` and `f"{x:.3e}"` (a half goes to the even digit), the minus a real one.
 * @param {number} x
 */
export function fmt(x, digits = 3) {
  if (!Number.isFinite(x)) return `${x}`.replace("-", "−").replace("Infinity", "inf");
  const size = Math.abs(x);
  const write = (n = digits) => size < 1e4 ? size.toFixed(n) : size.toExponential(n);
  const [long] = write(digits + 40).split("e"), [rounded, power] = write().split("e");
  const half = /[02468]50{39}$/.test(long);
  return (x < 0 ? "−" : "") + (half ? long.slice(0, -40) : rounded) +
    (power ? `\u2009×\u200910${raised(power)}` : "");
}

/** The format of Python that writes the same digits as `fmt`. @param {number} x */
export const spec = (x, digits = 3) => `.${digits}${Math.abs(x) < 1e4 ? "f" : "e"}`;

/** A float as Python writes it. @param {number} x */
export const py = (x) => Number.isInteger(x) ? `${x}.0` : `${x}`;

/** @param {number} x a round number beside an axis */
const short = (x) => {
  const plain = Math.abs(x) < 1e5 ? `${+x.toPrecision(6)}` : x.toExponential();
  const [digits, power] = plain.split("e");
  return (power ? `${+(+digits).toPrecision(3)}·10${raised(power)}` : digits).replace("-", "−");
};

/** A picture in real pixels, so that its text has one size on every screen. */
export class Plot {
  /** From data to pixels, set by `begin`. @type {Real} */ x = Number;
  /** @type {Real} */ y = Number;
  /** Left, right, top and bottom of the drawing, in pixels. */ box = [0, 0, 0, 0];

  /** @param {string} label what a screen reader says @param {number} [ratio] height by width */
  constructor(label, ratio = 0.48) {
    this.ratio = ratio;
    this.node = svg("svg", { role: "img", "aria-label": label });
  }

  /**
   * Clears the picture and draws its axes over two ranges.
   * @param {number} width @param {Pixel} xs @param {Pixel} ys
   */
  begin(width, xs, ys, xName = "", yName = "", xText = short, yText = short) {
    const height = Math.max(230, Math.round(width * this.ratio));
    const [left, right, top, bottom] = this.box = [42, width - 8, 22, height - 36];
    this.x = scale(xs, [left, right]);
    this.y = scale(ys, [bottom, top]);
    this.node.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.node.setAttribute("height", `${height}`);
    this.node.replaceChildren();
    for (const y of ticks(ys[0], ys[1], 4)) {
      this.path([[left, this.y(y)], [right, this.y(y)]], "grid line");
      this.text(left - 6, this.y(y) + 4, yText(y), "words", "end");
    }
    for (const x of ticks(xs[0], xs[1], width / 70)) {
      this.text(this.x(x), bottom + 16, xText(x), "words", "middle");
    }
    this.text(right, height - 4, xName, "words", "end");
    this.text(left - 6, 12, yName, "words", "end");
  }

  /** @param {SVGElement} node */
  add(node) {
    this.node.append(node);
    return node;
  }

  /** A line through pixels, or a path of SVG. @param {Pixel[] | string} points @param {string} look */
  path(points, look) {
    const d = typeof points === "string" ? points : `M${points.join("L")}`;
    return this.add(svg("path", { d, class: look }));
  }

  /** @param {number} x @param {number} y @param {number} r @param {string} look */
  dot(x, y, r, look) {
    return this.add(svg("circle", { cx: x, cy: y, r, class: look }));
  }

  /**
   * @param {number} x @param {number} y @param {string} words @param {string} look
   * @param {Anchor} [anchor]
   */
  text(x, y, words, look, anchor = "start") {
    return this.add(svg("text", { x, y, class: look, "text-anchor": anchor }, words));
  }

  /** @param {Pixel} from @param {Pixel} to @param {string} look */
  arrow([a, b], [c, d], look) {
    const length = Math.hypot(c - a, d - b) || 1, head = Math.min(8, length / 2);
    const [u, v] = [(c - a) / length * head, (d - b) / length * head];
    this.path([[a, b], [c, d]], look);
    return this.path(
      [[c - u - v / 2, d - v + u / 2], [c, d], [c - u + v / 2, d - v - u / 2]],
      look,
    );
  }

  /** A straight line through a point of the data. @param {number} x @param {number} y @param {number} slope @param {string} look */
  tangent(x, y, slope, look) {
    const a = this.x(x), b = this.y(y), [left, right, top, bottom] = this.box;
    const rise = slope * (this.y(1) - this.y(0)) / (this.x(1) - this.x(0));
    /** @returns {Pixel} */
    const end = (u = 0, v = u * rise) => {
      const across = Math.max((left - a) / u, (right - a) / u);
      const part = Math.min(1, across, Math.max((top - b) / v, (bottom - b) / v));
      return [a + part * u, b + part * v];
    };
    const long = 80 / Math.hypot(1, rise);
    return this.path([end(-long), end(long)], look);
  }

  /**
   * Lets a pointer drag things: `grab` says whether one is at these pixels, `move` gets the data at
   * the pointer. Whatever it moves needs a slider, too.
   * @param {(x: number, y: number) => boolean} grab @param {(x: number, y: number) => void} move
   */
  drag(grab, move) {
    const { node } = this;
    let from = NaN; // a finger that goes up or down first scrolls the page
    const [hold, follow] = [true, false].map((down) => (/** @type {PointerEvent} */ event) => {
      const box = node.getBoundingClientRect();
      const x = event.clientX - box.left, y = event.clientY - box.top;
      if (node.hasPointerCapture(event.pointerId)) {
        if (Math.abs(x - from) < 6) return;
        from = NaN;
        const { x: toX, y: toY } = this;
        return move((x - toX(0)) / (toX(1) - toX(0)), (y - toY(0)) / (toY(1) - toY(0)));
      }
      const near = grab(x, y);
      node.classList.toggle("grab", near);
      if (near && down) {
        from = x;
        node.setPointerCapture(event.pointerId);
      }
    });
    fill(node, { onpointerdown: hold, onpointermove: follow }, []);
  }
}

/** The number of fewest digits within half a step of a logarithmic slider. @type {Real} */
const roundest = (x) =>
  [1, 2].map((digits) => Number(x.toPrecision(digits))).find((y) => Math.abs(y / x - 1) < 0.0114) ??
    x;

/**
 * The value as it may stand in the state, if it may.
 * @param {Field} field @param {unknown} value @returns {Input | undefined}
 */
function checked({ min = 0, max = 1, step = 1, start, options, log }, value) {
  if (options) return Object.hasOwn(options, `${value}`) ? `${value}` : undefined;
  if (typeof start === "boolean") return typeof value === "boolean" ? value : undefined;
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  const inside = Math.min(max, Math.max(min, value));
  if (log) return Number(inside.toPrecision(3));
  const decimals = `${step}`.split(".")[1]?.length;
  return Number((min + Math.round((inside - min) / step) * step).toFixed(decimals));
}

/** What the address says, which may be anything. @param {Field} field @param {string} text */
function parsed({ start, options }, text) {
  if (options) return text;
  if (typeof start === "boolean") return text === "true" || (text === "false" ? false : undefined);
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** Whether the reader wants no motion. */
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The frame of an explorer: what it shares with the others, around what its class says. */
export class Explorer extends HTMLElement {
  /** The inputs, in their order on the page. @type {Fields} */ fields = {};
  /** Milliseconds between two steps of Play. */ pace = 500;
  /** Width of the figure in pixels. */ width = 0;
  /** Whether the answer to the question must not be shown yet. */ asking = false;

  /** What stands at the top and `draw` draws. @returns {Child[]} */
  figure() {
    return [];
  }
  /** Every number on the screen. @param {any} _state @returns {Numbers} */
  compute(_state) {
    return {};
  }
  /** Draws the figure. @param {any} _numbers */
  draw(_numbers) {}
  /** What happens, and why. @param {any} _numbers */
  sentence(_numbers) {
    return "";
  }
  /** @param {any} _numbers @returns {Table} */
  table(_numbers) {
    return { head: [], rows: [] };
  }
  /** A program that prints the digits on the screen. @param {any} _numbers */
  python(_numbers) {
    return "";
  }
  /** What to predict in this state. @param {any} _numbers @returns {Question | null} */
  question(_numbers) {
    return null;
  }

  /** @type {State | undefined} */ #state;
  /** @type {Numbers | undefined} */ #numbers;
  /** @type {HTMLElement | undefined} */ #live;
  /** What brings the screen up to date. @type {(() => void)[]} */ #updates = [];
  #key = "";
  #verdict = "";
  #timer = 0;
  #seen = false;
  #played = false;

  #resized = new ResizeObserver(() => {
    if (this.width !== this.#measure()) this.redraw();
  });
  #viewed = new IntersectionObserver(([{ isIntersecting }]) => {
    this.#seen = isIntersecting;
    if (isIntersecting && !this.#played && this.hasAttribute("small") && !still()) this.play();
  }, { threshold: 0.3 });

  /** The inputs. Assign some or all of them, and the explorer redraws. @returns {State} */
  get state() {
    this.#state ??= this.#start();
    return { ...this.#state };
  }
  set state(values) {
    const state = this.state;
    for (const [key, field] of Object.entries(this.fields)) {
      if (Object.hasOwn(values, key)) state[key] = checked(field, values[key]) ?? state[key];
    }
    this.#state = state;
    this.#numbers = undefined;
    this.#verdict = "";
    this.asking = false;
    this.redraw();
  }

  /** Every number on the screen, at full precision. */
  get numbers() {
    return this.#numbers ??= this.compute(this.state);
  }

  /** The address that leads to this state. */
  get link() {
    const query = Object.entries(this.state).map(([key, value]) => `${this.#key}.${key}=${value}`);
    return `${location.origin}${location.pathname}?${query.join("&")}#${this.parentElement?.id}`;
  }

  connectedCallback() {
    if (!this.#live) this.#build();
    this.#resized.observe(this);
    this.#viewed.observe(this);
  }

  disconnectedCallback() {
    this.pause();
    this.#resized.disconnect();
    this.#viewed.disconnect();
  }

  /** Brings the screen up to date. */
  redraw() {
    if (!this.#live) return;
    for (const update of this.#updates) update();
    this.draw(this.numbers);
  }

  /** Takes step after step, only in view, until the end; at once where no motion is wanted. */
  play() {
    const [key, max] = this.#time();
    this.#played = true;
    if (still()) return this.#step(max);
    if (this.state[key] >= max) this.state = { [key]: 0 };
    this.#timer = setInterval(() => this.#seen && !document.hidden && this.#step(1), this.pace);
    this.redraw();
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.redraw();
  }

  /** @param {number} steps */
  #step(steps) {
    const [key, max] = this.#time();
    this.state = { [key]: this.state[key] + steps };
    if (this.state[key] >= max) this.pause();
  }

  #start() {
    return Object.fromEntries(Object.entries(this.fields).map(([key, { start }]) => [key, start]));
  }

  /** The key of the slider of time and its end. @returns {[string, number]} */
  #time() {
    const [key, field] = Object.entries(this.fields).find(([, { time }]) => time) ?? [""];
    return [key, field?.max ?? 0];
  }

  #measure() {
    return this.width = this.#live?.querySelector(".figure")?.clientWidth || this.width || 520;
  }

  #build() {
    const name = this.localName, small = this.hasAttribute("small");
    this.querySelector(":scope > .live")?.remove(); // from a page that was kept as HTML
    const places = [...document.querySelectorAll(`[data-explorer="${name}"]`)];
    const place = places.findIndex((each) => each.contains(this));
    this.#key = name.slice(3) + (place > 0 ? place + 1 : "");

    const query = new URLSearchParams(location.search.slice(0, 2000));
    /** @type {State} */
    const asked = {};
    for (const [key, field] of Object.entries(this.fields)) {
      const value = parsed(field, query.get(`${this.#key}.${key}`) ?? "");
      if (value !== undefined && value !== "") asked[key] = value;
    }
    this.state = asked;
    this.asking = !small && !Object.keys(asked).length && !!this.question(this.numbers);

    const says = el("p", { role: "status", class: "says" });
    this.#updates.push(() => {
      says.setAttribute("aria-busy", `${!!this.#timer}`);
      says.textContent = this.sentence(this.numbers);
    });
    const picture = [el("div", { class: "figure" }, ...this.figure()), says, this.#inputs(small)];
    const live = this.#live = el("div", { class: "live" });
    if (small) live.append(...picture);
    else {live.append(
        this.#asks(),
        ...picture,
        el("div", { class: "row end" }, this.#table(), this.#copy()),
      );}
    this.append(live);
    try {
      this.#measure();
      this.redraw();
      this.dataset.live = ""; // from here on the static version gives way
    } catch (error) {
      live.remove();
      throw error;
    }
  }

  #asks() {
    const id = `${this.#key}-guess`;
    const words = el("label", { for: id });
    const guess = el("input", { id, type: "number", step: "any", required: "" });
    const button = el("button");
    this.#updates.push(() => {
      const asked = this.asking && this.question(this.numbers);
      words.textContent = asked
        ? asked.ask
        : this.#verdict || "Change something, then predict again.";
      button.textContent = asked ? "Check" : "Ask me";
      guess.readOnly = !asked;
    });
    /** @type {Attributes["onsubmit"]} */
    const onsubmit = (event) => {
      event.preventDefault();
      const asked = this.question(this.numbers);
      if (!asked) return;
      if (this.asking) {
        const right = Math.abs(guess.valueAsNumber - asked.answer) <= asked.tolerance;
        this.#verdict = `${right ? "✓ Right." : "✗ Not quite."} ${asked.reveal}`;
      } else {
        guess.value = "";
        guess.focus();
      }
      this.asking = !this.asking;
      this.redraw();
    };
    const spoken = el("div", { "aria-live": "polite" }, words);
    return el("form", { class: "row asks", onsubmit }, spoken, guess, button);
  }

  /** @param {boolean} small time alone */
  #inputs(small) {
    const node = el("div", { class: "inputs" });
    for (const [key, field] of Object.entries(this.fields)) {
      if (!small || field.time) node.append(this.#input(key, field));
    }
    if (!this.#time()[0]) return node;
    const play = el("button", { onclick: () => this.#timer ? this.pause() : this.play() });
    this.#updates.push(() => play.textContent = this.#timer ? "Pause" : "Play");
    const reset = () => {
      this.pause();
      this.state = this.#start();
    };
    const step = el("button", { onclick: () => this.#step(1) }, "Step");
    node.append(el("div", { class: "row" }, play, step, el("button", { onclick: reset }, "Reset")));
    return node;
  }

  /** @param {string} key @param {Field} field */
  #input(key, { label, start, min = 0, max = 1, step = 1, log, options, when, text = String }) {
    const id = `${this.#key}-${key}`, name = el("label", { for: id }, label);
    const change = (/** @type {Input} */ value) => this.state = { [key]: value };
    /** @type {HTMLElement[]} */ let parts;
    if (options) {
      const words = Object.entries(options).map(([value, word]) => el("option", { value }, word));
      const choice = el("select", { id, onchange: () => change(choice.value) }, ...words);
      this.#updates.push(() => choice.value = this.state[key]);
      parts = [name, choice];
    } else if (typeof start === "boolean") {
      const box = el("input", { id, type: "checkbox", onchange: () => change(box.checked) });
      this.#updates.push(() => box.checked = this.state[key]);
      parts = [name, box];
    } else {
      const to = log ? Math.log10 : Number, from = (x = 0) => log ? roundest(10 ** x) : x;
      const slider = el("input", {
        id,
        type: "range",
        min: to(min),
        max: to(max),
        step: log ? 0.01 : step,
        oninput: () => change(from(slider.valueAsNumber)),
      });
      const value = el("output", { for: id, "aria-live": "off" });
      this.#updates.push(() => {
        slider.value = `${to(this.state[key])}`;
        value.textContent = text(this.state[key]);
        slider.setAttribute("aria-valuetext", value.textContent);
      });
      parts = [name, value, slider];
    }
    const node = el("div", { class: "field" }, ...parts);
    if (when) this.#updates.push(() => node.hidden = !when(this.state));
    return node;
  }

  #table() {
    const inside = el("div", {
      class: "snippet-table",
      tabindex: 0,
      role: "region",
      "aria-label": "Numbers",
    });
    const fold = el(
      "details",
      { class: "snippet-numbers" },
      el("summary", {}, "The numbers as a table"),
      inside,
    );
    const update = () => {
      if (!fold.open) return;
      const { head, rows } = this.table(this.numbers);
      const names = head.map((name) => el("th", { scope: "col" }, name));
      const lines = rows.map(([name, ...cells]) =>
        el("tr", {}, el("th", { scope: "row" }, name), ...cells.map((cell) => el("td", {}, cell)))
      );
      inside.replaceChildren(
        el("table", {}, el("thead", {}, el("tr", {}, ...names)), el("tbody", {}, ...lines)),
      );
    };
    fold.addEventListener("toggle", update);
    this.#updates.push(update);
    return fold;
  }

  #copy() {
    const said = el("output", { class: "unseen" });
    const box = el("textarea", { readonly: "", hidden: "", "aria-label": "To copy by hand" });
    const copy = (/** @type {string} */ label, /** @type {() => string} */ write) => {
      const button = el("button", {}, label);
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(write());
          button.textContent = said.textContent = "Copied";
          setTimeout(() => button.textContent = label, 1500);
        } catch { // no permission, or no secure page
          box.hidden = false;
          box.value = write();
          box.select();
        }
      });
      return button;
    };
    const python = copy("Copy as Python", () => this.python(this.numbers));
    return el("div", { class: "row copy" }, copy("Copy link", () => this.link), python, said, box);
  }
}
