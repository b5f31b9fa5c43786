/**
 * Tells a finger that means what it touches from one that scrolls past.
 * @module
 */

const { abs } = Math;

/**
 * Runs what a hand does; where it is a finger, once that moves sideways or leaves. Where the
 * browser scrolls instead, nothing of it stays.
 * @param {HTMLElement} node what is touched @param {() => () => void} keep what can be put back
 * @returns {(act: () => void) => void}
 */
export function finger(node, keep) {
  let down = false, waits = false, off = new AbortController();
  /** @type {(() => void) | undefined} */ let wanted;
  /** @type {(() => void) | undefined} */ let back;

  /** @param {() => void} act */
  const run = (act) => {
    wanted = waits ? act : undefined;
    if (waits) return;
    if (down) back ??= keep();
    act();
  };
  const decide = () => {
    waits = false;
    if (wanted) run(wanted);
  };
  const end = () => {
    down = waits = false;
    wanted = back = undefined;
    off.abort();
  };

  node.addEventListener("pointerdown", ({ pointerType, pointerId, clientX, clientY }) => {
    end();
    if (pointerType === "mouse") return;
    down = waits = true;
    off = new AbortController();
    const on = (
      /** @type {"pointermove" | "pointerup" | "pointercancel"} */ type,
      /** @type {(event: PointerEvent) => void} */ does,
    ) =>
      document.addEventListener(
        type,
        (event) => event.pointerId === pointerId && does(event),
        { capture: true, signal: off.signal },
      );
    on("pointermove", (event) => {
      const along = abs(event.clientX - clientX);
      if (along > 9 && along > abs(event.clientY - clientY)) decide();
    });
    on("pointerup", () => {
      decide();
      end();
    });
    on("pointercancel", () => {
      back?.();
      end();
    });
  }, true);
  return run;
}
