/**
 * The words of a text as they are compared: without case, accents, British spelling and endings.
 * @module
 */

import { stemmer } from "./stemmer.js";

/** A word, or several that are joined as in `over-fitting` or `nn.Linear`. */
const WORD = /([\p{L}\p{N}]+(?:[-_'.‑][\p{L}\p{N}]+)*)/gu;

/** Characters of each of two words that are written as one. */
const HALF = 4;

const JOINT = /[-_'.‑]/;

/** How symbols are typed or spoken. */
const SYMBOLS = {
  "α": " alpha ",
  "β": " beta ",
  "δ": " delta ",
  "ε": " epsilon ",
  "η": " eta ",
  "θ": " theta ",
  "λ": " lambda ",
  "μ": " mu ",
  "σ": " sigma ",
  "φ": " phi ",
  "∂": "d",
  "∇": " gradient ",
  "√": " sqrt ",
  "’": "'",
};

/** Words that say nothing of what is looked for. */
const EMPTY = new Set(
  `a about also although always am an and any anyone are as at be because been being
   between both but by can cant could define definition did didnt difference do does doesnt
   doing done dont dumb easily even ever exactly example examples explain explained
   explanation for from get gets getting give got had has have he hello help here hey hi
   how i if im in instead into is isnt it its just kind kindly know knows like lot lots
   maybe me mean meaning means much must my near need newbie of on one or our please pls
   plz possible question questions really should show simple simply since so some someone
   something still stuff such tell than thanks that the their them then there these they
   thing this through to together too tutorial understand understanding until upon us use
   used using versus very vs want wants was way we well were what whats when where which
   while who why will with work works would yet you your`
    .split(/\s+/),
);

/** American spelling of a British word. @param {string} word */
const american = (word) =>
  word
    .replace(/([a-z]{3})is(e[ds]?|ers?|ing|ations?)$/, "$1iz$2")
    .replace(/ys(e[ds]?|ers?|ing)$/, "yz$1")
    .replace(/([a-z]{3})our(s|ed|ing|al|hood|able)?$/, "$1or$2")
    .replace(/([a-z]{3})tre(s?)$/, "$1ter$2")
    .replace(/([a-z]{3})ll(ed|ing|er)$/, "$1l$2");

/**
 * The words of a text, each in its parts and, where there are several, as a whole without joints.
 * @param {string} text @returns {{parts: string[], whole: string}[]}
 */
function compounds(text) {
  const plain = text
    .replace(/([a-z]{3})([A-Z][a-z]{2})/g, "$1_$2")
    .toLowerCase()
    .replace(/[αβδεηθλμσφ∂∇√’]/g, (sign) => SYMBOLS[/** @type {keyof SYMBOLS} */ (sign)])
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  return (plain.match(WORD) ?? []).map((found) => {
    const parts = /^[\d.]+$/.test(found) ? [found] : found.split(JOINT);
    return { parts, whole: parts.join("") };
  });
}

/**
 * The words of a text: of a compound such as `over-fitting`, `zero_grad` or `nn.Linear` its parts
 * and the whole.
 * @param {string} text @returns {string[]}
 */
export const words = (text) =>
  compounds(text).flatMap(({ parts, whole }) =>
    parts.length === 1 ? parts : [...parts.filter((part) => part.length > 1), whole]
  );

/** @type {Map<string, string>} */
const stems = new Map();

/** What counts as the same word. @param {string} word */
export function stem(word) {
  const known = stems.get(word) ?? stemmer(american(word));
  stems.set(word, known);
  return known;
}

/**
 * The two words that somebody wrote as one, as in `learningrate`.
 * @param {string} whole @param {(word: string) => boolean} known
 */
function runTogether(whole, known) {
  for (let i = HALF; i <= whole.length - HALF; i++) {
    const halves = [whole.slice(0, i), whole.slice(i)];
    if (halves.every(known)) return halves;
  }
  return [];
}

/**
 * What a reader looks for, by each word that matters: how else it may stand on the site. What one
 * writes as a whole (`over-fitting`) others join (`overfitting`) or part (`over fitting`).
 * @param {string} query @param {(word: string) => boolean} [known] @returns {Map<string, string[]>}
 */
export function wanted(query, known = () => false) {
  const all = compounds(query);
  const found = new Map();
  all.forEach(({ parts, whole }, i) => {
    const pair = whole + all[i + 1]?.whole;
    const joined = known(pair) ? [pair] : [];
    const halves = runTogether(whole, known);
    const more = [...parts, ...joined, ...halves];
    if (known(whole) || parts.length === 1 && !halves.length) found.set(whole, more);
    else if (parts.length === 1) { for (const half of halves) found.set(half, []); }
    else for (const part of parts) found.set(part, joined);
  });
  const formula = [...found.keys()].some((word) => /^\p{L}$/u.test(word));
  const tells = formula ? /../ : /..|\d/; // the 1 of a formula, the 3 of exercise 3
  const full = [...found].filter(([word]) => !EMPTY.has(word) && tells.test(word));
  return full.length ? new Map(full) : found;
}

/**
 * A text in pieces, each with whether it is one of the terms.
 * @param {string} text @param {string[]} terms @returns {[piece: string, hit: boolean][]}
 */
export function marked(text, terms) {
  const roots = new Set(terms.map(stem));
  return text.split(WORD).map((
    piece,
    i,
  ) => [piece, i % 2 === 1 && words(piece).some((w) => roots.has(stem(w)))]);
}
