/**
 * The frame of an explorer. One is a class that extends `Explorer`, see dl-descent.js.
 * @module
 * @import {Attributes, Child, Field, Fields, Numbers, Piece, State, View} from "./types.d.ts"
 */

import { finger } from "./finger.js";
import { checked, input, parsed } from "./inputs.js";
import { el, fill, Plot } from "./plot.js";

/** Keeps formulas on one line. @param {string} text */
const whole = (text) => text.replace(/ ([=·/<−]) /g, "\u00a0$1\u00a0").replaceAll("|", "|\u2060");

/** Whether the reader wants no motion. */
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Explorer extends HTMLElement {
  /** The inputs, in their order on the page. @type {Fields} */ fields = {};
  /** Milliseconds between two steps of Play. */ pace = 500;
  /** Width of the figure in pixels. */ width = 0;
  /** Whether the answer to the question must not be shown yet. */ asking = false;

  /** What stands at the top. @returns {(Child | Plot)[]} */
  figure() {
    return [];
  }
  /** What computes, draws and says it all, by the state: itself, or one of its views. @returns {View} */
  get view() {
    return /** @type {any} */ (this);
  }
  /** What must not be seen before the answer. @param {string} text */
  hide = (text) => this.asking ? "?" : text;

  /** @type {State | undefined} */ #state;
  /** @type {Numbers | undefined} */ #numbers;
  /** @type {HTMLElement | undefined} */ #live;
  /** What brings the screen up to date. @type {(() => void)[]} */ #updates = [];
  #key = "";
  #verdict = "";
  #timer = 0;
  #seen = false;
  #hand = false;
  #played = false;
  /** Runs what a hand does, once it is meant. */
  #means = (/** @type {() => void} */ act) => act();

  #resized = new ResizeObserver(() => {
    if (this.width !== this.#measure()) this.redraw();
  });
  #viewed = new IntersectionObserver(([{ isIntersecting }]) => {
    this.#seen = isIntersecting;
    if (isIntersecting && !this.#played && this.hasAttribute("small") && !still()) this.play(true);
  }, { threshold: 0.3 });

  /** The inputs. Assign some or all of them, and the explorer redraws. @returns {State} */
  get state() {
    return { ...this.#state ??= this.#start() };
  }
  set state(values) {
    const state = this.state;
    for (const [key, field] of Object.entries(this.fields)) {
      if (Object.hasOwn(values, key)) state[key] = checked(field, values[key]) ?? state[key];
    }
    this.#state = state;
    this.#numbers = undefined;
    this.#verdict = "";
    this.asking &&= this.#hand;
    if (this.#timer && !this.#time()[0]) this.pause();
    this.redraw();
  }

  /** Does what the reader's hand wants: a question stays, and asks about what is there then. @param {State} values */
  change(values) {
    this.#means(() => {
      this.#hand = true;
      this.state = values;
      this.#hand = false;
    });
  }

  /** Every number on the screen, at full precision. */
  get numbers() {
    return this.#numbers ??= this.view.compute(this.state, this);
  }

  /** The address that leads to this state. */
  get link() {
    const query = Object.entries(this.state).map(([key, value]) => `${this.#key}.${key}=${value}`);
    return new URL(`?${query.join("&")}#${this.parentElement?.id}`, location.href).href;
  }

  connectedCallback() {
    if (!this.#live) this.#build();
    this.#resized.observe(this);
    this.#viewed.observe(/** @type {HTMLElement} */ (this.#live));
  }

  disconnectedCallback() {
    this.pause();
    this.#resized.disconnect();
    this.#viewed.disconnect();
  }

  /** Brings the screen up to date. */
  redraw() {
    this.#updates.forEach((update) => update());
  }

  /** Takes step after step, only in view, until the end; at once where no motion is wanted. */
  play(afresh = false) {
    const [key, max] = this.#time();
    this.#played = true;
    if (!key) return;
    if (still()) return this.#step(max);
    if (afresh || this.state[key] >= max) this.state = { [key]: 0 };
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
    if (this.state[key] === max) this.pause();
  }

  #reset() {
    const onclick = () => {
      this.pause();
      this.state = { ...this.#start(), view: this.state.view };
    };
    return el("button", { onclick }, "Reset");
  }

  #start() {
    return Object.fromEntries(Object.entries(this.fields).map(([key, { start }]) => [key, start]));
  }

  /** The key of the slider of time, empty where there is none, and its end. @returns {[string, number]} */
  #time() {
    const found = Object.entries(this.fields).find(([, { time }]) => time);
    const [key, { max = 0, when }] = found ?? ["", /** @type {Field} */ ({})];
    return [when?.(this.state) === false ? "" : key, max];
  }

  /** Keeps what a finger may have to put back. */
  #keep() {
    const was = /** @type {const} */ ([this.#state, this.#verdict, this.asking]);
    return () => {
      [this.#state, this.#verdict, this.asking] = was;
      this.#numbers = undefined;
      this.redraw();
    };
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
    this.state = Object.fromEntries(
      Object.entries(this.fields)
        .map(([key, field]) => [key, parsed(field, query.get(`${this.#key}.${key}`) ?? "")]),
    );
    this.asking = !small && ![...query.keys()].some((key) => key.startsWith(`${this.#key}.`));

    const parts = this.figure(), says = el("p", { role: "status", class: "says" });
    this.#updates.push(() => {
      this.view.draw(this.numbers, this);
      for (const part of parts) if (part instanceof Plot) part.show();
      const [first, ...rest] = this.view.sentence(this.numbers, this);
      const words = first + (this.asking ? "" : rest.join(""));
      fill(says, { "aria-busy": `${!!this.#timer}` }, whole(words));
    });
    const nodes = parts.map((part) => part instanceof Plot ? part.node : part);
    const picture = [el("div", { class: "figure" }, ...nodes), says, this.#inputs(small)];
    const live = this.#live = el(
      "div",
      { class: "live" },
      ...small ? picture : [
        this.#asks(),
        ...picture,
        el("div", { class: "row end" }, this.#table(), this.#copy()),
      ],
    );
    this.#means = finger(live, () => this.#keep());
    this.prepend(live);
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
    const id = `${this.#key}--guess`;
    const words = el("label", { for: id });
    /** A wheel that turns over it scrolls the page. @type {Attributes["onwheel"]} */
    const onwheel = () => {
      guess.readOnly = true;
      setTimeout(() => guess.readOnly = false);
    };
    const guess = el("input", { id, type: "number", step: "any", required: "", onwheel });
    const button = el("button");
    this.#updates.push(() => {
      const said = this.#verdict || "Set the sliders, then predict.";
      fill(words, {}, whole(this.asking ? this.view.question(this.numbers, this).ask : said));
      fill(button, {}, this.asking ? "Check" : "Ask me");
      guess.hidden = guess.disabled = !this.asking; // disabled, it is not required
    });
    /** @type {Attributes["onsubmit"]} */
    const onsubmit = (event) => {
      event.preventDefault();
      const { answer, tolerance, reveal } = this.view.question(this.numbers, this);
      if (this.asking) {
        const right = Math.abs(guess.valueAsNumber - answer) <= tolerance;
        this.#verdict = `${right ? "✓ Right." : "✗ Not quite."} ${reveal}`;
      } else {
        this.pause();
        guess.value = "";
      }
      this.asking = !this.asking;
      this.redraw();
      (this.asking ? guess : button).focus();
    };
    const spoken = el("div", { "aria-live": "polite" }, words);
    return el("form", { class: "row asks", onsubmit }, spoken, guess, button);
  }

  /** @param {boolean} small time alone */
  #inputs(small) {
    const node = el("div", { class: "inputs" });
    for (const [key, field] of Object.entries(this.fields)) {
      if (small && !field.time || !field.label) continue;
      const { node: one, show } = input(
        `${this.#key}--${key}`, // no heading has such an id
        field,
        (value) => {
          this.#means(() => {
            if (field.time) this.pause();
            this.change({ [key]: value });
          });
          show(this.state[key]); // what a finger wants may have to wait
        },
      );
      this.#updates.push(() => {
        show(this.state[key]);
        one.hidden = field.when?.(this.state) === false;
      });
      node.append(one);
    }
    const play = el("button", { onclick: () => this.#timer ? this.pause() : this.play() });
    const step = el("button", { onclick: () => this.#step(1) }, "Step");
    const row = el("div", { class: "row" }, play, step, ...small ? [this.#reset()] : []);
    this.#updates.push(() => {
      fill(play, {}, this.#timer ? "Pause" : "Play");
      const [key, max] = this.#time();
      row.hidden = !key;
      step.disabled = this.state[key] >= max;
    });
    node.insertBefore(row, node.children[this.fields.view ? 1 : 0]);
    return node;
  }

  #table() {
    const look = { class: "snippet-table", tabindex: 0, role: "region", "aria-label": "Numbers" };
    const inside = el("div", look);
    const fold = el(
      "details",
      { class: "snippet-numbers" },
      ["summary", {}, "The numbers as a table"],
      inside,
    );
    const update = () => {
      if (!fold.open) return;
      const { head, rows } = this.view.table(this.numbers, this);
      /** @type {(words: string) => Piece} */
      const column = (words) => ["th", { scope: "col" }, words];
      /** @type {(words: string, i: number) => Piece} */
      const cell = (words, i) => i ? ["td", {}, words] : ["th", { scope: "row" }, words];
      /** @type {(cells: string[]) => Piece} */
      const line = (cells) => ["tr", {}, ...cells.map(cell)];
      /** @type {Piece} */
      const top = ["thead", {}, ["tr", {}, ...head.map(column)]];
      fill(inside, {}, ["table", {}, top, ["tbody", {}, ...rows.map(line)]]);
    };
    fold.addEventListener("toggle", update);
    this.#updates.push(update);
    return fold;
  }

  #copy() {
    const said = el("output", { class: "unseen" });
    const box = el("textarea", { readonly: "", hidden: "", "aria-label": "To copy by hand" });
    const copy = (/** @type {string} */ label, /** @type {() => string} */ write) => {
      const onclick = async () => {
        try {
          await navigator.clipboard.writeText(write());
          button.textContent = said.textContent = "Copied";
          setTimeout(() => button.textContent = label, 1500);
        } catch { // no permission, or no secure page
          box.hidden = false;
          box.value = write();
          box.select();
        }
      };
      const button = el("button", { onclick }, label);
      return button;
    };
    const python = copy("Copy as Python", () => this.view.python(this.numbers, this));
    return el(
      "div",
      { class: "row copy" },
      this.#reset(),
      copy("Copy link", () => this.link),
      python,
      said,
      box,
    );
  }
}
