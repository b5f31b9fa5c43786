// Marks in the contents the section that is being read; on phones the header opens them.
const header = document.querySelector(".md-header");
const title = document.querySelector("h1");
const here = document.querySelector(".here span");
const panel = document.getElementById("__sections");
const entries = new Map();
for (const link of document.querySelectorAll(".contents li > a")) {
  entries.set(document.getElementById(decodeURIComponent(link.hash.slice(1))), link);
}
entries.delete(null);

let chosen; // the section that was asked for and cannot come to the top
let marked;

function present() {
  const shown = [...entries.keys()].filter((heading) => heading.checkVisibility?.() ?? true);
  const end = document.documentElement.scrollHeight - innerHeight;
  const line = header.offsetHeight * 1.5;
  const at = shown.map((heading) => heading.getBoundingClientRect().top + scrollY - line);
  if (end - scrollY > 2 && document.readyState === "complete") chosen = null;
  if (at[shown.indexOf(chosen)] > end) return chosen;

  // The last sections do not come to the top either: they share the way that is left.
  const first = Math.max(0, ...at.filter((top) => top <= end));
  const share = (end - first) / (at.at(-1) - first);
  const reached = (top) => (top > end ? first + (top - first) * share : top) <= scrollY + 1;
  return scrollY > 0 ? shown.findLast((_, i) => reached(at[i])) : null;
}

function mark() {
  header.toggleAttribute(
    "data-within",
    title.getBoundingClientRect().bottom < header.offsetHeight,
  );
  const link = entries.get(present());
  if (link === marked) return;
  marked?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "location");
  marked = link;
  here.textContent = link?.textContent ?? "";
  // in a list that is longer than the window
  panel.scrollTop = (link?.offsetTop ?? 0) - panel.clientHeight / 2;
}

const later = () => requestAnimationFrame(mark);
addEventListener("scroll", mark, { passive: true });
addEventListener("resize", mark);
addEventListener("load", later);
addEventListener("arrive", ({ target }) => {
  chosen = [...entries.keys()].findLast((heading) =>
    heading === target ||
    heading.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING
  );
  later();
});
panel.addEventListener("toggle", ({ newState }) => {
  if (newState === "open") (marked ?? panel.querySelector("a")).focus();
});
panel.addEventListener("click", ({ target }) => target.closest("a") && panel.hidePopover?.());
matchMedia("(min-width: 60em)").addEventListener("change", () => panel.hidePopover?.());
later();
