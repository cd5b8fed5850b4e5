/**
 * What is let go of is what was pressed: a press puts the focus into a row, and what is told of that row then takes the
 * room of the rows above it. Nothing is drawn until the pointer is let go.
 */

/** Who holds a pointer for longer than this sees what has changed. */
const LONGEST = 1000;

const PRESSED = "button, vscode-button, summary, [data-row]";

export function listenForPresses(main: HTMLElement, hold: () => void, release: () => void): void {
  main.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Element) || target.closest(PRESSED) === null) return;
    // What is dragged is drawn along.
    if (target.closest("[data-drag], input[type=range]") !== null) return;
    hold();
    const listening = new AbortController();
    const end = () => {
      listening.abort();
      clearTimeout(latest);
      // Once the click has been told.
      setTimeout(release, 0);
    };
    const latest = setTimeout(end, LONGEST);
    for (const kind of ["pointerup", "pointercancel", "blur"] as const)
      addEventListener(kind, end, { signal: listening.signal, capture: true });
  });
}
