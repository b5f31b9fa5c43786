// Opens the search, which is loaded the first time; a reader who does not search downloads nothing.
{
  const button = document.getElementById("__find");
  const path = "../search/"; // beside this folder
  const open = async () => {
    try {
      (await import(`${path}box.js`)).open();
    } catch {
      alert$.next("The search could not be loaded. Are you connected?");
    }
  };
  button?.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== "k" || ctrlKey === metaKey || altKey || shiftKey) return;
    event.preventDefault();
    open();
  });
  const found = new URLSearchParams(location.search).get("h");
  if (found) import(`${path}marks.js`).then(({ mark }) => mark(found));
}
