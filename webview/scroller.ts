/** Which rows are on the screen. All rows are equally high, so that the place of each is known without measuring. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { Line } from "./table/table";

/** As in media/panel/table.css. */
export const ROW_HEIGHT = 26;
const HEAD_HEIGHT = 46;

/** Rows beyond the edge of the screen, ready to be scrolled to. */
const OVERSCAN = 6;

/** With fewer of them left more are made. */
const SPARE = 2;

/** Rows that are in the page already stay so far beyond the edge: the edge moves with each note below the table. */
const STAYING = OVERSCAN + 4;

export class Scroller {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #element: () => HTMLElement | null;
  readonly #changed: () => void;
  readonly #initialOffset: number;
  #count = 0;
  #pinned: number | undefined;
  /** The rows that were put into the page last. */
  #made: ReadonlySet<number> = new Set();

  constructor(element: () => HTMLElement | null, changed: () => void, initialOffset: number) {
    this.#element = element;
    this.#changed = changed;
    this.#initialOffset = initialOffset;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options());
  }

  #options() {
    return {
      count: this.#count,
      getScrollElement: this.#element,
      estimateSize: () => ROW_HEIGHT,
      overscan: OVERSCAN,
      scrollMargin: HEAD_HEIGHT,
      scrollPaddingStart: HEAD_HEIGHT,
      initialOffset: this.#initialOffset,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#isCovered() || this.#changed(),
      rangeExtractor: ({ startIndex, endIndex, overscan, count }: Range) =>
        this.#indices(startIndex, endIndex, overscan, count),
    };
  }

  /** The rows on the screen and the one that has the focus, wherever it is: it must not be lost. */
  #indices(startIndex: number, endIndex: number, overscan: number, count: number): number[] {
    let start = Math.max(0, startIndex - overscan);
    let stop = Math.min(count, endIndex + 1 + overscan);
    while (start > startIndex - STAYING && this.#made.has(start - 1)) start--;
    while (stop < Math.min(count, endIndex + 1 + STAYING) && this.#made.has(stop)) stop++;
    const indices = Array.from({ length: Math.max(0, stop - start) }, (_, offset) => start + offset);
    const pinned = this.#pinned;
    if (pinned === undefined || pinned >= count || (pinned >= start && pinned < stop)) return indices;
    return pinned < start ? [pinned, ...indices] : [...indices, pinned];
  }

  /** Once the element is in the page. */
  attach(): void {
    this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
  }

  lines(count: number, pinned: number | undefined): Line[] {
    if (count !== this.#count || pinned !== this.#pinned) {
      [this.#count, this.#pinned] = [count, pinned];
      this.#virtualizer.setOptions(this.#options());
    }
    const lines = this.#virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start }));
    this.#made = new Set(lines.map(({ index }) => index));
    return lines;
  }

  /** The rows on the screen. */
  get seen(): { readonly start: number; readonly count: number } {
    const { startIndex, endIndex } = this.#virtualizer.range ?? { startIndex: 0, endIndex: -1 };
    return { start: startIndex, count: endIndex - startIndex + 1 };
  }

  /** Whether the rows on the screen are in the page, with some to spare. */
  #isCovered(): boolean {
    const { start, count } = this.seen;
    const stop = Math.min(this.#count, start + count + SPARE);
    for (let index = Math.max(0, start - SPARE); index < stop; index++) {
      if (!this.#made.has(index)) return false;
    }
    return true;
  }

  /** After the page was changed. */
  update(): void {
    this.#virtualizer._willUpdate();
  }

  show(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: "auto" });
  }

  get pageSize(): number {
    const height = this.#virtualizer.scrollRect?.height ?? 0;
    return Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
  }
}

interface Range {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly overscan: number;
  readonly count: number;
}
