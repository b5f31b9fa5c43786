// What Material's script leaves undone for people who use a keyboard, a voice or a screen reader.

// One-letter shortcuts that cannot be switched off catch dictated words (WCAG 2.1.4). Material
// listens on the window; what is typed in the search goes through.
document.addEventListener("keydown", (event) => {
  const inSearch = event.target.closest?.("[role=search]");
  if (event.key.length === 1 && !inSearch) event.stopPropagation();
});

// On narrow screens the list of pages is a drawer. Material opens it with a hidden checkbox.
const drawer = document.getElementById("__drawer");
const menu = document.getElementById("__menu");
const list = document.getElementById("__pages");
const present = list?.querySelector("[aria-current]");
const showPresent = () => list.scrollTop = (present?.offsetTop ?? 0) - list.clientHeight / 2;
menu.addEventListener("click", () => {
  drawer.click();
  if (!drawer.checked) return;
  (present ?? list.querySelector("a")).focus({ preventScroll: true });
  showPresent();
});
if (list) showPresent();
drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", drawer.checked));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  menu.focus();
});

// What scrolls takes the focus, so that the arrow keys can scroll it (WCAG 2.1.1).
const scrollers = ".md-typeset :is(.arithmatex, pre, pre > code, .scroll, .snippet-table)";
const fit = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = target;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

// Material has put its buttons in place when it says that the document is ready.
document$.subscribe(() => {
  for (const element of document.querySelectorAll(scrollers)) fit.observe(element);

  // It makes a navigation landmark without a name around each of them.
  for (const nav of document.querySelectorAll(".md-code__nav")) {
    nav.setAttribute("role", "presentation");
  }
});
