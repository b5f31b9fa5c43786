/** What the explorers' modules pass to each other. For `deno check` and for readers; never loaded. */

import type { Plot } from "./kit.js";

export type Real = (x: number) => number;

/** What is null or false is left out; `on…` are listeners. */
export interface Attributes {
  [name: string]: unknown;
  onclick?: (event: MouseEvent) => void;
  onchange?: (event: Event) => void;
  oninput?: (event: Event) => void;
  onsubmit?: (event: SubmitEvent) => void;
  ontoggle?: (event: Event) => void;
  onpointerdown?: (event: PointerEvent) => void;
  onpointermove?: (event: PointerEvent) => void;
}

export type Child = Node | string;

export type El = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes?: Attributes,
  ...children: Child[]
) => HTMLElementTagNameMap[T];

export type Svg = <T extends keyof SVGElementTagNameMap>(
  tag: T,
  attributes?: Attributes,
  ...children: Child[]
) => SVGElementTagNameMap[T];

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
  /** How a value is written, with fixed decimals so that nothing jumps. */
  // deno-lint-ignore no-explicit-any
  text?: (value: any) => string;
}

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

/** One of several views of an explorer. `hide` puts a question mark while the reader is asked. */
export interface View {
  compute(state: State): Numbers;
  draw(n: Numbers, plot: Plot, width: number, asking: boolean): void;
  /** What stands below the picture. */
  line(n: Numbers, hide: (text: string) => string): Child[];
  /** Its second part is hidden while the reader is asked. */
  sentence(n: Numbers): string[];
  question(n: Numbers): Question;
  table(n: Numbers, hide: (text: string) => string): Table;
  python(n: Numbers): string;
}
