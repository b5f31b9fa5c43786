/**
 * Remembers where the reader was: the pages opened and read, the questions answered, the exercises
 * passed, and the last place. It stays in this browser. CONTRIBUTING.md says what counts.
 * @module
 */

const VERSION = 1;
const root = document.querySelector(".site-name").pathname;
export const KEY = `${root}.where-i-was`; // each course on a host has its own

export const links = [...document.querySelectorAll(".pages li a")];
export const key = (link) => link.pathname.slice(root.length);
const here = links.find((link) => link.matches("[aria-current]") && key(link));
const article = document.querySelector("article");
const questions = [...article.querySelectorAll("details.question, [data-explorer]")];
const passed = document.getElementById("__passed");
export const updates = []; // each brings a part of the page up to date with what is remembered

const top = (element) => element.getBoundingClientRect().top;
const isRecord = (value) => value?.constructor === Object;
const string = (value) => typeof value === "string" ? value.slice(0, 200) : "";
const bits = (value) => Number.isInteger(value) ? value : 0;
const sound = ({ at, title, seen, answered, done }) => ({
  at: string(at), // the id of a section
  title: string(title),
  seen: bits(seen), // one for each sixteenth of the page
  answered: bits(answered), // one for each question
  done: done === true, // read, or passed where it is an exercise
});

/** How many bits are set. */
export const count = (bits) => (bits >>> 0).toString(2).replaceAll("0", "").length;

/** What is remembered; what is damaged is left out. */
function recall() {
  const memory = { version: VERSION, last: "", pages: {} };
  try {
    const text = localStorage.getItem(KEY);
    const { version, last, pages } = text.length < 1e5 ? JSON.parse(text) : {};
    if (version > VERSION) memory.version = version;
    if (version !== VERSION || !isRecord(pages)) return memory;
    const entries = Object.entries(pages).filter(([, page]) => isRecord(page));
    memory.pages = Object.fromEntries(entries.map(([name, page]) => [name, sound(page)]));
    memory.last = string(last);
  } catch { /* there is nothing, or it makes no sense */ }
  return memory;
}

/** Changes what is remembered of this page. Another tab may have changed the rest since. */
function remember(change) {
  const memory = recall();
  if (memory.version !== VERSION) return; // a newer release wrote it
  change(memory.pages[key(here)] ??= sound({}), memory);
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch { /* it is full */ }
  show();
}

export function show() {
  const memory = recall();
  for (const update of updates) update(memory);
}

/** Puts a mark at the end of a place, in words. */
export function mark(place, link, words = (is) => is) {
  const node = document.createElement("span");
  const done = "exercise" in link.dataset ? "passed" : "read";
  place.append(" ", node);
  updates.push((memory) => {
    const page = memory.pages[key(link)];
    node.className = `where ${!page ? "" : page.done ? "done" : "opened"}`;
    node.textContent = words(!page ? "" : page.done ? done : "opened", page, memory);
  });
}

/** The page stands still: what is in view has been seen, and its section is the place. */
function look() {
  if (document.hidden) return;
  const heading = [...article.querySelectorAll(":is(h2, h3)[id]")]
    .findLast((each) => each.checkVisibility() && top(each) < innerHeight * 0.4);
  const part = (y) => Math.floor(16 * y / document.body.scrollHeight);
  remember((page, memory) => {
    for (let i = part(scrollY); i <= part(scrollY + innerHeight); i++) page.seen |= 1 << i;
    const end = top(article.lastElementChild) < innerHeight;
    if (!passed) page.done ||= end && count(page.seen) > 8;
    if (scrollY && heading) { // who only opens a page keeps the place
      page.at = heading.id;
      page.title = heading.textContent.replace("¶", "");
    }
    // a page without a task is looked up on the way
    if ((passed || questions[0]) && (scrollY || !memory.last)) memory.last = key(here);
  });
}

function watch() {
  const answer = (place) => {
    const i = questions.indexOf(place);
    if (i >= 0) remember((page) => page.answered |= 1 << i);
  };
  let rest;
  addEventListener("scroll", () => {
    clearTimeout(rest);
    rest = setTimeout(look, 100);
  });
  addEventListener("visibilitychange", look);
  article.addEventListener("click", ({ target }) => {
    const box = target.closest("summary")?.parentElement;
    if (box && !box.open) answer(box);
  });
  // Before the explorer hears of it: as long as it asks, its field takes a number.
  article.addEventListener("submit", ({ target }) => {
    if (target.querySelector("input:enabled")) answer(target.closest("[data-explorer]"));
  }, true);
  const { at, done } = recall().pages[key(here)] ?? {};
  if (at && !done) import("./offer.js").then(({ offer }) => offer(at));
  if (passed) {
    passed.onchange = () => remember((page) => page.done = passed.checked);
    updates.push(({ pages }) => passed.checked = pages[key(here)]?.done);
  }
}

/** Whether the browser lets pages remember anything. */
export const remembers = (() => {
  try {
    return localStorage.getItem(KEY) || true;
  } catch { /* it does not */ }
})();

if (remembers) {
  document.documentElement.classList.add("remembers");
  for (const link of links) if (key(link)) mark(link, link);
  if (here) watch();
  show();
  addEventListener("pageshow", here ? look : show); // at first, and after Back
  addEventListener("storage", show); // another tab
}
