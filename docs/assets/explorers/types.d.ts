/** What the explorers' modules pass to each other. For `deno check` and for readers; never loaded. */

import type { Explorer } from "./kit.js";
import type { Plot } from "./plot.js";

export type Real = (x: number) => number;

/** What is null or false is left out; `on…` are listeners. */
export interface Attributes {
  [name: string]: unknown;
  onclick?: (event: MouseEvent) => void;
  onchange?: (event: Event) => void;
  oninput?: (event: Event) => void;
  onsubmit?: (event: SubmitEvent) => void;
}

/** A child that is described: its tag, attributes and children. */
export type Piece = [tag: string, attributes: Attributes, ...children: Child[]];

export type Child = Element | string | Piece;

export type El = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes?: Attributes,
  ...children: Child[]
) => HTMLElementTagNameMap[T];

export type Pixel = [x: number, y: number];
export type Anchor = "start" | "middle" | "end";

/** The value of one input. */
export type Input = number | string | boolean;

/** The values of all inputs, by their keys. */
// deno-lint-ignore no-explicit-any
export type State = Record<string, any>;

/** All numbers on the screen, by their names: what `compute` makes of a state. */
// deno-lint-ignore no-explicit-any
export type Numbers = Record<string, any>;

/**
 * One input. With `options` it is a choice, with a `start` of true or false a box to tick,
 * otherwise a slider.
 */
export interface Field {
  label: string;
  /** The value in the first state, the one of the static version. */
  start: Input;
  /** Ends of a slider, 0 and 1 unless told. */
  min?: number;
  max?: number;
  /** Values are multiples of it, counted from `min`; 1 unless told. */
  step?: number;
  /** A logarithmic slider, with values of three digits. */
  log?: boolean;
  /** Each value of a choice with its words. */
  options?: Record<string, string>;
  /** The slider of time, which Play moves from 0 to `max`. At most one. */
  time?: boolean;
  /** In which states the input is shown; in all unless told. */
  when?: (state: State) => boolean;
  /** How a value is written: with as many decimals as `step` has, unless told. */
  // deno-lint-ignore no-explicit-any
  text?: (value: any) => string;
}

/** By their keys. One that is called `view` chooses what to look at, and Reset leaves it. */
export type Fields = Record<string, Field>;

/** What to predict: right within `tolerance` of `answer`, then `reveal` is shown. */
export interface Question {
  ask: string;
  answer: number;
  tolerance: number;
  reveal: string;
}

/** The first cell of a row names it. */
export interface Table {
  head: string[];
  rows: string[][];
}

export interface Activation {
  name: string;
  value: Real;
  slope: Real;
}

/** What an explorer, or one of its views, does with a state. */
// deno-lint-ignore no-explicit-any
export interface View<E = any, N = any> {
  /** Every number on the screen. */
  // deno-lint-ignore no-explicit-any
  compute(state: any, explorer: E): N;
  draw(numbers: N, explorer: E): void;
  /** What happens, and why; all but the first part is hidden while the reader is asked. */
  sentence(numbers: N, explorer: E): string[];
  /** What to predict in this state. */
  question(numbers: N, explorer: E): Question;
  table(numbers: N, explorer: E): Table;
  /** A program that prints the digits on the screen. */
  python(numbers: N, explorer: E): string;
}

// deno-lint-ignore no-explicit-any
export type ActivationView<N = any> = View<Explorer & { plot: Plot; line: HTMLElement }, N>;

/** Its figure has a number line, too, and a button for each pinned run. */
// deno-lint-ignore no-explicit-any
export type RateView<N = any> = View<
  Explorer & {
    plot: Plot;
    line: Plot;
    pins: HTMLElement;
    pin: HTMLButtonElement;
    chips: HTMLButtonElement[];
  },
  N
>;

/** Its figure has two lines of numbers and a task. */
// deno-lint-ignore no-explicit-any
export type BiasView<N = any> = View<
  Explorer & { plot: Plot; line: HTMLElement; score: HTMLElement; task: HTMLElement },
  N
>;
