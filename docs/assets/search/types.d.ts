/** What the search's modules pass to each other. For `deno check` and for readers; never loaded. */

/** All that can be found: assets/search/course.json, written when the site is built. */
export interface Course {
  pages: Page[];
  sections: Section[];
  /** Words and phrases that mean the same to a reader. */
  same: string[][];
}

export interface Page {
  title: string;
  /** Below the site's root, `""` for the first page. */
  url: string;
  /** What a match on this page is worth beside one on another. */
  boost: number;
}

export interface Section {
  /** Its place in `pages`. */
  page: number;
  /** Empty where a page begins. */
  anchor: string;
  heading: string;
  text: string;
  /** Code, tables and answers: found, and not quoted. */
  aside: string;
  /** What readers type who look for it. */
  asked: string[];
}

/** A page that answers a query, with its best sections first. */
export interface Found {
  title: string;
  url: string;
  hits: Hit[];
}

export interface Hit {
  anchor: string;
  heading: string;
  quote: string;
  /** The words to mark, as the page has them. */
  terms: string[];
}

/** What the worker says: how far it is, or what it found. */
export type Answer = { state: "ready" | "failed" } | { query: string; found: Found[] };
