/**
 * What Home shows of where the reader was: the way back, the state of each page on the map, and how
 * to forget it all.
 * @module
 */

import { count, KEY, key, links, mark, remembers, show, updates } from "./page.js";

const make = (name, properties) => Object.assign(document.createElement(name), properties);
const any = ({ pages }) => Object.keys(pages).length > 0;

/** The link to the last place. */
function goOn() {
  const link = make("a", { className: "where-i-was__link" });
  const title = make("b");
  link.append(make("span", { textContent: "Continue where you were" }), " ", title);
  updates.push(({ last, pages }) => {
    const found = links.find((each) => key(each) === last);
    link.hidden = !found || !pages[last];
    if (link.hidden) return;
    link.href = found.href;
    link.hash = pages[last].at;
    title.textContent = [found.firstChild.data, pages[last].title].filter(Boolean).join(", ");
  });
  return link;
}

/** What is promised, and the button that forgets. */
function promise() {
  const node = make("p", { tabIndex: -1 });
  const words = make("span");
  const button = make("button", { type: "button", textContent: "Forget all" });
  button.onclick = () => {
    if (!confirm("Forget which pages you opened, what you answered and where you were?")) return;
    localStorage.removeItem(KEY);
    show();
    node.focus({ preventScroll: true });
  };
  node.append(words, " ", button);
  updates.push((memory) => {
    button.hidden = !any(memory);
    words.textContent = any(memory)
      ? "Remembered in this browser only. Nothing is sent."
      : "Stop where you like: this browser remembers where you were. Nothing is sent.";
  });
  return node;
}

/** The state of a page on its card, such as "read · 6 of 7 questions". */
function markCard(place) {
  const link = links.find(({ href }) => href === place.href);
  if (!link) return;
  const asked = Number(link.dataset.questions);
  const under = links.filter((each) =>
    "exercise" in each.dataset && each.href.startsWith(link.href)
  );
  mark(place.closest("li"), link, (is, page, memory) => {
    if (!any(memory)) return "";
    const answered = count(page?.answered & (2 ** asked - 1));
    const passed = under.filter((each) => memory.pages[key(each)]?.done).length;
    return [
      is || (under.some((each) => memory.pages[key(each)]) ? "" : "not opened"),
      page && asked && `${answered} of ${asked} questions`,
      under.length && `${passed} of ${under.length} passed`,
    ].filter(Boolean).join(" · ");
  });
}

if (remembers) {
  const place = make("div", { className: "where-i-was", id: "where-i-was" });
  place.append(goOn(), promise());
  document.querySelector(".hero").append(place);
  document.querySelectorAll(".course-map a").forEach(markCard);
  show();
}
