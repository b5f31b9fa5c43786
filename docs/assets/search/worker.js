/**
 * Answers queries beside the page, so that typing never waits.
 * @module
 * @import {Answer, Course} from "./types.d.ts"
 */

import { Ranking } from "./ranking.js";

/** @param {Answer} answer */
const say = (answer) => postMessage(answer);

async function load() {
  const response = await fetch("course.json");
  if (!response.ok) throw new Error(`course.json: ${response.status}`);
  return new Ranking(/** @type {Course} */ (await response.json()));
}

const loading = load();
loading.then(() => say({ state: "ready" }), () => say({ state: "failed" }));

/** The newest query; an older one that was not answered yet is dropped. */
let newest = "";

addEventListener("message", async ({ data }) => {
  newest = data;
  const ranking = await loading.catch(() => undefined);
  setTimeout(() => {
    if (newest === data && ranking) say({ query: data, found: ranking.find(data) });
  });
});
