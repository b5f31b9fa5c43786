// A link into closed boxes and hidden tabs opens them, and Back finds them as they were.
const boxes = () => [
  ...document.querySelectorAll("article details:not([data-explorer] *), .tabbed-set > input"),
];
const saved = () => history.state?.boxes;
let mounted = false; // Material comes after the first arrival

function choose(input) {
  if (input.checked) return;
  input.checked = true;
  if (!mounted) return;
  // without this Material would choose the same tab in all places, and remember it
  input.labels[0].dataset.mdSwitching = "";
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function set(box, on) {
  if ("open" in box) box.open = on;
  else if (on) choose(box);
}

function save() {
  const open = boxes().map((box) => Number(box.open ?? box.checked)).join("");
  history.replaceState({ ...history.state, boxes: open }, "");
}

function restore() {
  const all = boxes();
  if (saved()?.length === all.length) all.forEach((box, i) => set(box, saved()[i] === "1"));
}

function target() {
  const id = location.hash.slice(1);
  try {
    return document.getElementById(id) ?? document.getElementById(decodeURIComponent(id));
  } catch {
    return null; // what follows the # may be anything
  }
}

function arrive() {
  const element = target();
  if (element && saved() === undefined) {
    const hidden = !element.checkVisibility?.();
    for (let at = element; at; at = at.parentElement) {
      const set = at.matches(".tabbed-block") && at.parentElement.parentElement;
      if (set) choose(set.children[[...at.parentElement.children].indexOf(at)]);
      else if (at.matches("details")) at.open = true;
      else if (at.matches(".tabbed-set > input")) choose(at);
    }
    // what a live explorer stands in for stays hidden: the way leads to the explorer
    let shown = element;
    while (shown.checkVisibility?.() === false) shown = shown.parentElement;
    if (hidden) shown.scrollIntoView();
  }
  save();
  (element ?? document).dispatchEvent(new Event("arrive", { bubbles: true }));
}

restore();
arrive();
mounted = true;
// before Material, which opens the innermost box alone and shows its beginning
addEventListener("hashchange", arrive, true);
addEventListener("popstate", restore);
addEventListener("toggle", save, true);
addEventListener("change", save);
addEventListener("click", ({ target }) => {
  // the address that is shown already: the browser goes there, and tells nobody
  if (target.closest?.("a[href]")?.href === location.href) setTimeout(arrive);
});
