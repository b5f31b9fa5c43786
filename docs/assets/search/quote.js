/**
 * The sentence of a section that says most of what was looked for.
 * @module
 */

import { marked } from "./words.js";

const LONGEST = 160; // characters

/** @param {string} text @param {string[]} terms the words that were found in it */
export function quote(text, terms) {
  const sentences = text.match(/[^.?!]+(?:[.?!]+(?=\s)|.)/g) ?? [text];
  const hits = sentences.map((sentence) => {
    const found = marked(sentence, terms).filter(([, hit]) => hit).map(([word]) =>
      word.toLowerCase()
    );
    return new Set(found).size;
  });
  const best = Math.max(hits.indexOf(Math.max(...hits)), 0);
  const said = sentences.slice(best).join("").trim();
  if (said.length <= LONGEST) return said;
  return `${said.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}
