/**
 * On a page that was left in the middle and is opened at its top: the way to that place.
 * @module
 */

/** @param {string} id of the section */
export function offer(id) {
  const heading = document.getElementById(id);
  const [{ type }] = performance.getEntriesByType("navigation");
  const isFresh = type === "navigate" && !location.hash && !location.search && !scrollY;
  if (!isFresh || !heading || heading.getBoundingClientRect().top < innerHeight) return;
  const link = document.createElement("a");
  const title = document.createElement("b");
  title.textContent = heading.textContent.replace("¶", "");
  link.className = "where-i-was__offer";
  link.href = `#${id}`;
  link.append("You were at ", title, ": go on there");
  document.querySelector("article").before(link);
  const watch = () =>
    scrollY > innerHeight && (link.remove(), removeEventListener("scroll", watch));
  addEventListener("scroll", watch);
}
