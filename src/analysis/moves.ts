/** How the places of a text move while it is changed, version by version. */
import { commonEnd, commonStart } from "../document/difference";

/** What stood from `start` to `oldEnd` reaches to `newEnd` now. */
interface Change {
  readonly start: number;
  readonly oldEnd: number;
  newEnd: number;
}

export class Moves {
  readonly #changes: Change[] = [];
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text has become another. */
  to(text: string): void {
    const before = this.#text;
    if (before === text) return;
    this.#text = text;
    const start = commonStart(before, text);
    const same = commonEnd(before, text, start);
    const [oldEnd, newEnd] = [before.length - same, text.length - same];
    const last = this.#changes.at(-1);
    // Someone who types goes on where the last key was: all of it is one change.
    const goesOn = last !== undefined && start >= last.start && oldEnd <= last.newEnd;
    if (goesOn) last.newEnd += newEnd - oldEnd;
    else this.#changes.push({ start, oldEnd, newEnd });
  }

  /** Where an offset of the first text is now; none inside of what was replaced. */
  placeOf(offset: number): number | undefined {
    let place = offset;
    for (const { start, oldEnd, newEnd } of this.#changes) {
      if (place <= start) continue;
      if (place < oldEnd) return undefined;
      place += newEnd - oldEnd;
    }
    return place;
  }
}
