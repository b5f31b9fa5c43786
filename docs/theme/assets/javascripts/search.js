// Stands between the page and Material's search worker, which it loads with the index at the first
// query: a reader who does not search downloads neither. The message types are Material's.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const tell = (data) => dispatchEvent(new MessageEvent("message", { data }));

let state = "idle";
let latest;

addEventListener("message", async ({ data }) => {
  if (data.type === QUERY) latest = data;
  if (state === "ready") return; // Material's own listener answers from now on
  if (!latest?.data) postMessage({ type: RESULT, data: { items: [] } });
  if (!latest?.data || state === "loading") return;
  state = "loading";
  try {
    const index = await (await fetch("../../search/search_index.json")).json();
    importScripts("workers/search.a7633da7.min.js");
    state = "ready";
    tell({ type: SETUP, data: { ...index, options: { suggest: false } } });
    setTimeout(() => tell(latest)); // after the index is built
  } catch (error) {
    state = "idle"; // the next keystroke tries again
    console.warn("The search index could not be loaded:", error);
  }
});

postMessage({ type: READY });
