/** Scrolling through a long table: the times between the frames that are shown meanwhile. */
import type { Workbench } from "../../test/workbench/harness";

export interface Frames {
  /** Milliseconds from each frame to the next. */
  readonly gaps: readonly number[];
  /** Rows that were asked for and are not in the page yet, at most, in any frame. */
  readonly mostEmpty: number;
}

export async function scrollThrough(workbench: Workbench, seconds: number): Promise<Frames> {
  const box = workbench.panelFrame().locator(".scroller");
  return box.evaluate((element, seconds) => {
    return new Promise<{ gaps: number[]; mostEmpty: number }>((resolve) => {
      const gaps: number[] = [];
      const [began, height] = [performance.now(), element.scrollHeight - element.clientHeight];
      let [last, mostEmpty] = [began, 0];
      const frame = (now: number) => {
        gaps.push(now - last);
        last = now;
        const rows = [...element.querySelectorAll("tr[data-index]")];
        mostEmpty = Math.max(mostEmpty, rows.filter((row) => !row.hasAttribute("data-row")).length);
        const share = (now - began) / (seconds * 1000);
        if (share >= 1) return resolve({ gaps: gaps.slice(1), mostEmpty });
        element.scrollTop = height * share;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
  }, seconds);
}
