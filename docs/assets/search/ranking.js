/**
 * Which pages and sections of the course answer a query, best first.
 *
 * A section counts by its own words (BM25, by MiniSearch) and by the one among the phrases under
 * which readers look for it that is most like the query.
 * @module
 * @import {Course, Found} from "./types.d.ts"
 */

import MiniSearch from "./minisearch.js";
import { quote } from "./quote.js";
import { stem, wanted, words } from "./words.js";

/** What a word is worth by where it stands. */
const BOOST = { asked: 4, title: 2, heading: 2.5, text: 1, aside: 0.4 };
/** What a word is worth that means the same as one in the query. */
const SAME = 0.7;
/** What a part is worth of a word that is known as a whole. */
const PART = 0.3;
/** What the second best section of a page adds. */
const SECOND = 0.2;
/** How much of a word may differ, where nothing on the site is spelled like it. */
const FUZZY = 0.34;
/** Characters that a word keeps when it is cut. */
const SHORTEST = 5;
const PAGES = 10;
const SECTIONS = 4;

/** @typedef {{weight: number, of: string, fuzzy?: boolean}} Term a word, and the word of the query it stands for */

export class Ranking {
  /** In how many sections and phrases a word stands. @type {Map<string, number>} */
  #counts = new Map();
  /** The words of all sentences, without those of code. @type {Set<string>} */
  #told = new Set();
  /** The words of each phrase, by its id in the index. @type {Map<string, string[]>} */
  #phrases = new Map();

  /** @param {Course} course */
  constructor({ pages, sections, same }) {
    this.pages = pages;
    this.sections = sections;
    const phrases = sections.map(({ heading, asked }) => [heading, ...asked]);
    this.same = same.map((group) => ({
      phrases: group.map((phrase) => words(phrase).map(stem)),
      words: new Set(group.flatMap((phrase) => [...wanted(phrase).keys()].map(stem))),
    }));
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      tokenize: words,
      processTerm: (word) => [...new Set([word, stem(word)])],
    });
    sections.forEach(({ page, heading, text, aside }, section) => {
      const { title } = pages[page];
      this.#add(`${section}`, { title, heading, text, aside });
      phrases[section].forEach((phrase, i) => this.#add(`${section}.${i}`, { asked: phrase }));
    });
    phrases.forEach((asked, section) =>
      asked.forEach((phrase, i) => {
        const told = [...wanted(phrase, this.#isTold).keys()].map(stem);
        this.#phrases.set(`${section}.${i}`, [...new Set(told)]);
      })
    );
  }

  /** @param {string} id @param {Record<string, string>} fields */
  #add(id, fields) {
    this.index.add({ id, ...fields });
    const all = words(Object.values(fields).join(" ")).flatMap((word) => [word, stem(word)]);
    for (const word of new Set(all)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    const { aside: _, ...told } = fields;
    for (const word of words(Object.values(told).join(" "))) this.#told.add(word);
  }

  /** @param {string} word */
  #isTold = (word) => this.#told.has(word);
  /** @param {string} word */
  #known = (word) => this.#counts.has(word);

  /** How much a word tells, by how rare it is. @param {string} word */
  #worth(word) {
    return Math.log(1 + this.index.documentCount / (this.#counts.get(word) ?? 1));
  }

  /** The share of some words that others cover, by what they tell. @param {string[]} all @param {Set<string>} covered */
  #cover(all, covered) {
    const sum = (/** @type {string[]} */ some) =>
      some.reduce((n, word) => n + this.#worth(word), 0);
    return sum(all.filter((word) => covered.has(word))) / sum(all);
  }

  /** What answers a query; where nothing does, what answers its words cut shorter. @param {string} query @returns {Found[]} */
  find(query) {
    const found = this.#find(query);
    const shorter = words(query).map((word) => word.length > SHORTEST ? word.slice(0, -1) : word);
    if (found.length || shorter.join(" ") === words(query).join(" ")) return found;
    return this.find(shorter.join(" "));
  }

  /** @param {string} query @returns {Found[]} */
  #find(query) {
    const terms = this.#terms(query);
    if (!terms.size) return [];
    const last = words(query).at(-1) ?? "";
    const found = this.index.search([...terms.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      boost: BOOST,
      boostTerm: (term) => terms.get(term)?.weight ?? 1,
      prefix: (term) => term.length > 1 && (term === last || term.length > 3 && !this.#known(term)),
      fuzzy: (term) =>
        term.length > 3 && !this.#known(term) && terms.get(term)?.fuzzy ? FUZZY : false,
      maxFuzzy: 3,
    });
    // who mistypes a word begins it right
    const near = found.filter(({ match, queryTerms }) =>
      Object.keys(match).some((word) => queryTerms.some((term) => term[0] === word[0]))
    );
    return this.#gather(near.length ? near : found, terms);
  }

  /** The words to look for: those of the query, their stems, and what means the same. @param {string} query */
  #terms(query) {
    /** @type {Map<string, Term>} */
    const terms = new Map();
    const looked = wanted(query, this.#isTold);
    for (const [word, parts] of looked) {
      terms.set(word, { weight: 1, of: word, fuzzy: true });
      if (!terms.has(stem(word))) terms.set(stem(word), { weight: 1, of: word });
      for (const part of parts.flatMap((part) => [part, stem(part)])) {
        if (part.length > 1 && !terms.has(part)) terms.set(part, { weight: PART, of: word });
      }
    }
    const roots = words(query).map(stem);
    const has = (/** @type {string[]} */ phrase) =>
      roots.some((_, i) => phrase.every((word, j) => roots[i + j] === word));
    for (const group of this.same) {
      const phrase = group.phrases.find(has);
      const of = phrase && [...looked.keys()].find((word) => phrase.includes(stem(word)));
      if (!of) continue;
      for (const word of group.words) if (!terms.has(word)) terms.set(word, { weight: SAME, of });
    }
    return terms;
  }

  /** @param {import("./minisearch.js").SearchResult[]} found @param {Map<string, Term>} terms */
  #gather(found, terms) {
    const looked = [...new Set([...terms.values()].map(({ of }) => of))];
    /** @type {Map<number, {text: number, asked: number, terms: string[]}>} */
    const sections = new Map();
    for (const { id, score, queryTerms, match } of found) {
      const section = parseInt(id);
      const best = sections.get(section) ?? { text: 0, asked: 0, terms: [] };
      sections.set(section, best);
      const covered = this.#cover(
        looked,
        new Set(queryTerms.map((term) => terms.get(term)?.of ?? "")),
      );
      const phrase = this.#phrases.get(id);
      if (phrase) {
        const matched = new Set(Object.keys(match).map(stem));
        best.asked = Math.max(best.asked, score * covered * this.#cover(phrase, matched));
      } else {
        best.text = score * covered;
        const all = Object.keys(match);
        const own = all.filter((word) => (terms.get(word)?.weight ?? 1) === 1);
        best.terms = own.length ? own : all;
      }
    }
    return this.#pages(sections);
  }

  /** @param {Map<number, {text: number, asked: number, terms: string[]}>} sections @returns {Found[]} */
  #pages(sections) {
    /** @type {Map<number, {section: number, score: number, terms: string[]}[]>} */
    const pages = new Map();
    for (const [section, { text, asked, terms }] of sections) {
      const { page } = this.sections[section];
      const score = (text + asked) * this.pages[page].boost;
      pages.set(page, [...pages.get(page) ?? [], { section, score, terms }]);
    }
    return [...pages].map(([page, hits]) => {
      hits.sort((a, b) => b.score - a.score);
      return { page, hits, score: hits[0].score + SECOND * (hits[1]?.score ?? 0) };
    })
      .sort((a, b) => b.score - a.score)
      .slice(0, PAGES)
      .map(({ page, hits }) => ({
        title: this.pages[page].title,
        url: this.pages[page].url,
        hits: hits.slice(0, SECTIONS).map(({ section, terms }, i) => {
          const { anchor, heading, text } = this.sections[section];
          return { anchor, heading, quote: i ? "" : quote(text, terms), terms };
        }),
      }));
  }
}
