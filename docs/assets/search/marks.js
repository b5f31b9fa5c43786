/**
 * Marks the words on a page that a search has led to.
 * @module
 */

import { marked } from "./words.js";

const MOST = 20; // words
const SKIPPED = "svg, math, script, style, mark, textarea, .headerlink, .live";

/** @param {string} found what the address says, which may be anything */
export function mark(found) {
  const terms = found.slice(0, 500).split(" ").filter(Boolean).slice(0, MOST);
  const article = document.querySelector("article");
  if (!article || !terms.length) return;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    if (text.parentElement?.closest(SKIPPED)) continue;
    const pieces = marked(text.data, terms);
    if (!pieces.some(([, hit]) => hit)) continue;
    text.replaceWith(...pieces.map(([piece, hit]) => {
      if (!hit) return piece;
      const node = document.createElement("mark");
      node.textContent = piece;
      return node;
    }));
  }
}
