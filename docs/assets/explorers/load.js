/**
 * Puts an explorer where a page has `<div class="explorer" data-explorer="dl-…">`, once that comes
 * near the view. What stands in the place, the static version, moves into the element.
 * @module
 */

/** @type {WeakSet<Element>} */
const seen = new WeakSet();

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    take(/** @type {HTMLElement} */ (target));
  }
}, { rootMargin: "100% 0px" });

/** @param {HTMLElement} place */
async function take(place) {
  const { explorer: name = "", small } = place.dataset;
  try {
    await import(`./${name}.js`);
  } catch (error) {
    place.dataset.failed = ""; // and the static version stays
    throw error;
  }
  if (place.querySelector(name)) return;
  const element = document.createElement(name);
  element.toggleAttribute("small", small !== undefined);
  element.append(...place.childNodes);
  place.append(element);
}

function find() {
  for (const place of document.querySelectorAll("div.explorer[data-explorer]")) {
    if (seen.has(place)) continue;
    seen.add(place);
    near.observe(place);
  }
}

document.documentElement.classList.add("explores");

// Another article may come without another page: Material's instant navigation, for one.
new MutationObserver(find).observe(document.body, { childList: true, subtree: true });
find();
