/**
 * The search box: a dialog with a field and what was found.
 * @module
 * @import {Answer, Found, Hit} from "./types.d.ts"
 */

import { marked } from "./words.js";

const HERE = new URL(".", import.meta.url);
const ROOT = new URL("../../", HERE);
const LONGEST = 300; // characters of a query
const KEPT = `${ROOT.pathname}.search`; // each course on a host has its own

/** @type {<T extends keyof HTMLElementTagNameMap>(tag: T, attributes?: object, ...children: (Node | string)[]) => HTMLElementTagNameMap[T]} */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A text with its terms marked. @param {string} text @param {string[]} terms */
const withMarks = (text, terms) =>
  marked(text, terms).map(([piece, hit]) => hit ? el("mark", {}, piece) : piece);

const input = el("input", {
  type: "search",
  "aria-label": "Search",
  placeholder: "Word, question, error",
  maxlength: LONGEST,
  enterkeyhint: "search",
  autocapitalize: "off",
  autocorrect: "off",
  autocomplete: "off",
  spellcheck: "false",
});
const closing = el("button", { type: "button", "aria-label": "Close the search" }, "Close");
const status = el("p", { role: "status" });
const list = el("ol");
const dialog = el(
  "dialog",
  { class: "search", "aria-label": "Search" },
  el("form", { role: "search" }, input, closing),
  status,
  list,
);

/** @type {Worker | undefined} */
let worker;
let ready = false;
/** The query whose answer is shown. */
let shown = "";
/** Whether the reader wants the first that is found as soon as it is. */
let first = false;
/** Brings back where the reader was when the search was opened. */
let comeBack = () => {};

/** Where a hit leads; the words to mark travel along. @param {string} url @param {Hit} [hit] */
function address(url, hit) {
  const to = new URL(url, ROOT);
  if (hit?.terms.length) to.searchParams.set("h", hit.terms.join(" "));
  if (hit?.anchor) to.hash = hit.anchor;
  return to.href;
}

/** @param {Found} found */
function group({ title, url, hits: [best, ...more] }) {
  const { terms, quote } = best;
  const links = more.map((hit) =>
    el(
      "li",
      {},
      el("a", { href: address(url, hit) }, ...withMarks(hit.heading || title, hit.terms)),
    )
  );
  return el(
    "li",
    {},
    ...best.anchor ? [el("a", { class: "page", href: address(url) }, title)] : [],
    el(
      "a",
      { class: "best", href: address(url, best) },
      el("b", {}, ...withMarks(best.anchor ? best.heading : title, terms)),
      el("span", {}, ...withMarks(quote, terms)),
    ),
    ...links.length ? [el("ul", { "aria-label": `More in ${title}` }, ...links)] : [],
  );
}

/** @param {string} query @param {Found[]} found */
function show(query, found) {
  shown = query;
  list.ariaBusy = "false";
  list.replaceChildren(...found.map(group));
  const pages = `${found.length} ${found.length === 1 ? "page" : "pages"}`;
  status.textContent = found.length ? `Found on ${pages}` : "Nothing found. Try another word.";
  dialog.scrollTop = 0;
  if (first) follow();
}

/** To the first that was found. */
function follow() {
  first = typed() !== shown;
  if (!first) /** @type {HTMLElement | null} */ (dialog.querySelector("a.best"))?.click();
}

const typed = () => input.value.slice(0, LONGEST).trim();

function ask() {
  const query = typed();
  first = false;
  if (!query) {
    shown = "";
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  worker ??= load();
  list.ariaBusy = "true";
  if (!ready) status.textContent = "Loading the search …";
  worker.postMessage(query);
}

function load() {
  const loaded = new Worker(new URL("worker.js", HERE), { type: "module" });
  /** The next key tries again. */
  const fail = () => {
    worker = undefined;
    status.textContent = "The search could not be loaded. Are you connected?";
  };
  loaded.onerror = fail;
  loaded.onmessage = ({ data }) => {
    /** @type {Answer} */
    const answer = data;
    if ("found" in answer) return answer.query === typed() && show(answer.query, answer.found);
    if (answer.state === "failed") return fail();
    ready = true;
  };
  return loaded;
}

/** What was looked for before the page that is shown: the next result is one click away. */
function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

/** Close, and take back the step in the history that opening it was. */
const close = () => history.state?.search ? history.back() : dialog.close();

/** Open the search. Back closes it, since it is a step in the history. */
export function open() {
  if (dialog.open) return close();
  worker ??= load();
  const [{ scrollX, scrollY }, opener] = [window, document.activeElement];
  comeBack = () => {
    scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  if (!history.state?.search) history.pushState({ ...history.state, search: true }, "");
  dialog.showModal();
  if (!input.value) {
    input.value = kept();
    ask();
  }
  input.select();
}

input.addEventListener("input", ask);
closing.addEventListener("click", close);
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  close();
});
dialog.addEventListener("click", ({ target, clientX, clientY }) => {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const outside = clientX < left || clientX > right || clientY < top || clientY > bottom;
  if (target === dialog && outside) close();
});
dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  follow();
});

// What was found takes the place of that step, so that Back leads to where the reader was.
list.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || event.button) return;
  event.preventDefault();
  dialog.close();
  try {
    sessionStorage.setItem(KEPT, typed());
  } catch { /* there is no storage */ }
  location.replace(link.href);
});

dialog.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { // in a search field it would only empty it
    event.preventDefault();
    close();
  }
  const stops = [input, ...list.querySelectorAll("a")];
  const now = stops.indexOf(/** @type {any} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || now < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(now + step, 0), stops.length - 1)].focus();
});

addEventListener("popstate", () => {
  if (history.state?.search || !dialog.open) return;
  dialog.close();
  requestAnimationFrame(comeBack); // the browser goes to the section that the address names
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && !history.state?.search) dialog.close();
});

const style = el("link", { rel: "stylesheet", href: new URL("search.css", HERE).href });
await new Promise((done) => {
  style.onload = style.onerror = done;
  document.head.append(style);
});
document.body.append(dialog);
