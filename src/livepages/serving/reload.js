// The page loads again after each build; a line tells what the next one is at.
const own = document.currentScript;
let state = own.dataset.state;

const line = document.createElement("p");
line.className = "serve-line";
line.setAttribute("role", "status");
line.hidden = true;

async function listen() {
  for (;;) {
    try {
      const answer = await fetch(new URL(`state?${encodeURIComponent(state)}`, own.src));
      const now = await answer.text();
      if (!answer.ok) throw new Error(now);
      const [epoch, words] = now.split("\n");
      if (epoch !== state.split("\n")[0]) {
        location.reload();
        return;
      }
      state = now;
      line.textContent = words;
      line.hidden = !words;
    } catch {
      await new Promise((wait) => setTimeout(wait, 2000)); // the server has ended, or is busy
    }
    if (document.hidden) { // a browser has few connections for all its tabs
      await new Promise((shown) =>
        document.addEventListener("visibilitychange", shown, { once: true })
      );
    }
  }
}

addEventListener("load", () => {
  document.body.append(line);
  listen();
});
