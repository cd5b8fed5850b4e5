/** From a key in a field of the panel to painted numbers, measured in the page itself. */
import type { FrameLocator } from "playwright-core";

/**
 * Milliseconds from the key until the numbers that follow from it are painted: one for each key. The keys go to the
 * leverage of a position whose margin is not stated, so that each changes its liquidation price.
 */
export async function keyTimes(frame: FrameLocator, row: number, keys: number): Promise<number[]> {
  const cell = frame.locator(`tr[data-index="${row}"] [data-cell^='["position","leverage"']`);
  await cell.click();
  const times: number[] = [];
  for (let key = 0; key < keys; key++) {
    const painted = await frame.locator(`tr[data-index="${row}"]`).evaluateHandle(watched);
    // "6", then "61", then "7", "71": never what the numbers are of already.
    if (key % 2 === 0) await cell.evaluate((input) => (input as HTMLInputElement).select());
    await cell.press(key % 2 === 0 ? String(6 + ((key >> 1) % 4)) : "1");
    times.push(await painted.evaluate(({ time }) => time));
    if (!Number.isFinite(times.at(-1)))
      throw new Error(`Invariant: key ${key} changes the numbers of its row`);
  }
  await cell.press("Escape");
  return times;
}

/** Runs in the page: waits for a key, then for another number in the row, then for the frame that shows it. */
function watched(row: Element): { readonly time: Promise<number> } {
  const time = new Promise<number>((resolve) => {
    let began = 0;
    setTimeout(() => resolve(Infinity), 10_000);
    addEventListener("keydown", () => (began = performance.now()), { once: true, capture: true });
    const seen = new MutationObserver(() => {
      if (began === 0 || !results().some((text, index) => text !== before[index])) return;
      seen.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - began);
        port2.postMessage(null);
      });
    });
    const results = () => [...row.querySelectorAll("td.price .value")].map((cell) => cell.textContent);
    const before = results();
    seen.observe(row, { subtree: true, childList: true, characterData: true });
  });
  // In an object: a promise by itself would be waited for.
  return { time };
}
