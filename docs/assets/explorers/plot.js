/**
 * Elements that stay from one drawing to the next, and pictures made of them. The classes c0 to c9
 * give a colour, and `line`, `area` or `words` say what to paint with it, see explorers.css.
 * @module
 * @import {Anchor, Attributes, Child, El, Piece, Pixel, Real} from "./types.d.ts"
 */

import { short } from "./numbers.js";

/**
 * Gives an element attributes and children. A child that is only described, as a `Piece`, is made
 * of what stands in its place: what has not changed costs nothing.
 * @template {Element} E @param {E} node @param {Attributes} attributes @param {Child[]} children
 */
export function fill(node, attributes, ...children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) /** @type {any} */ (node)[name] = value;
    else if (value == null || value === false) node.removeAttribute(name);
    else if (node.getAttribute(name) !== `${value}`) node.setAttribute(name, `${value}`);
  }
  children.forEach((child, at) => {
    const there = node.childNodes[at];
    if (there instanceof Text && typeof child === "string") {
      if (there.data !== child) there.data = child;
      return;
    }
    if (Array.isArray(child)) {
      const [tag, given, ...inside] = child;
      const kept = there instanceof Element && there.localName === tag
        ? there
        : document.createElementNS(node.namespaceURI, tag);
      for (const name of kept.getAttributeNames()) {
        if (!(name in given)) kept.removeAttribute(name);
      }
      child = fill(kept, given, ...inside);
    }
    if (!there) node.append(child);
    else if (child !== there) there.replaceWith(child);
  });
  while (children.length < node.childNodes.length) node.lastChild?.remove();
  return node;
}

/** A new element. @type {El} */
export const el = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, ...children);

/** A number with its name above, in a line with others. @type {(look: string, name: string, value: string) => Piece} */
export const term = (look, name, value) => [
  "span",
  { class: `term ${look}` },
  ["small", {}, ["i", {}], `${name} `],
  value,
];

/** The linear function from one range to another. @param {number[]} from @param {number[]} to @returns {Real} */
export const scale = ([a, b], [c, d]) => (x) => c + (x - a) / (b - a) * (d - c);

/** About `count` round numbers between two. @param {number} low @param {number} high */
export function ticks(low, high, count = 5) {
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** A picture in real pixels, so that its text has one size on every screen. */
export class Plot {
  /** From data to pixels, set by `begin`. @type {Real} */ x = Number;
  /** @type {Real} */ y = Number;
  /** Left, right, top and bottom of the drawing, in pixels. */ box = [0, 0, 0, 0];
  /** What `show` draws. @type {Piece[]} */ pieces = [];
  node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  viewBox = "";

  /** @param {string} label what a screen reader says @param {number} [least] height in pixels */
  constructor(label, least = 230) {
    this.label = label;
    this.least = least;
  }

  /** Its height in pixels. @param {number} width */
  tall(width) {
    return Math.max(this.least, Math.round(width * 0.48));
  }

  /** Begins an empty picture. @param {number} width */
  clear(width, height = this.tall(width), top = 0) {
    this.viewBox = `0 ${top} ${width} ${height}`;
    this.pieces = [];
  }

  /** Begins a picture with axes over two ranges. @param {number} width @param {Pixel} xs @param {Pixel} ys */
  begin(width, xs, ys, xName = "", yName = "", xText = short, yText = short) {
    const height = this.tall(width);
    const [left, right, top, bottom] = this.box = [42, width - 8, 22, height - 36];
    this.x = scale(xs, [left, right]);
    this.y = scale(ys, [bottom, top]);
    this.clear(width);
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

  /** Brings the picture on the screen up to date. */
  show() {
    const { label, viewBox } = this;
    const look = { role: "img", "aria-label": label, viewBox, height: viewBox.split(" ")[3] };
    fill(this.node, look, ...this.pieces);
  }

  /** A line through pixels, or a path of SVG. @param {Pixel[] | string} points @param {string} look */
  path(points, look) {
    const d = typeof points === "string" ? points : `M${points.join("L")}`;
    this.pieces.push(["path", { d, class: look }]);
  }

  /** @param {number} cx @param {number} cy @param {number} r @param {string} look */
  dot(cx, cy, r, look) {
    this.pieces.push(["circle", { cx, cy, r, class: look }]);
  }

  /**
   * @param {number} x @param {number} y @param {string} words @param {string} look
   * @param {Anchor} anchor
   */
  text(x, y, words, look, anchor = "start") {
    this.pieces.push(["text", { x, y, class: look, "text-anchor": anchor }, words]);
  }

  /** Cuts at the box what is drawn meanwhile. @param {() => void} draw */
  inside(draw) {
    const { pieces, box: [x, right, y, bottom] } = this, width = right - x, height = bottom - y;
    this.pieces = [];
    draw();
    const viewBox = `${x} ${y} ${width} ${height}`;
    pieces.push([
      "svg",
      { class: "box", role: "none", x, y, width, height, viewBox },
      ...this.pieces,
    ]);
    this.pieces = pieces;
  }

  /**
   * A straight line through a point of the data, 160 pixels long.
   * @param {number} x @param {number} y @param {number} slope @param {string} look
   */
  tangent(x, y, slope, look) {
    const a = this.x(x), b = this.y(y);
    const rise = slope * (this.y(1) - this.y(0)) / (this.x(1) - this.x(0));
    const u = 80 / Math.hypot(1, rise), v = u * rise;
    this.inside(() => this.path([[a - u, b - v], [a + u, b + v]], look));
  }

  /**
   * Lets a pointer drag things: `grab` says whether one is at these pixels, `move` gets the data at
   * the pointer. Whatever it moves needs a slider, too.
   * @param {(x: number, y: number) => boolean} grab @param {(x: number, y: number) => void} move
   */
  drag(grab, move) {
    const { node } = this;
    let held = NaN, from = NaN; // a finger that goes up or down first scrolls the page
    node.addEventListener("lostpointercapture", () => held = NaN);
    for (const type of ["pointerdown", "pointermove"]) {
      node.addEventListener(type, (event) => {
        const { clientX, clientY, pointerId } = /** @type {PointerEvent} */ (event);
        const box = node.getBoundingClientRect(), x = clientX - box.left, y = clientY - box.top;
        if (pointerId === held) {
          if (Math.abs(x - from) < 6) return;
          from = NaN;
          const { x: toX, y: toY } = this;
          return move((x - toX(0)) / (toX(1) - toX(0)), (y - toY(0)) / (toY(1) - toY(0)));
        }
        const near = grab(x, y);
        node.classList.toggle("grab", near);
        if (near && type === "pointerdown") {
          from = x;
          held = pointerId;
          node.setPointerCapture(held);
        }
      });
    }
  }
}
