/** The changes that are thought of: one of a kind for a place from its control, more from answers, in turn. */
import type { WhatIfChange } from "../../../src/protocol/views/whatIf";

/** Distributes over the kinds, so that each keeps its own fields. */
type Unnumbered<Change> = Change extends WhatIfChange ? Omit<Change, "id"> : never;
export type NewChange = Unnumbered<WhatIfChange>;

/** Where the text of a change comes from: a field shows what is typed in it, a slider where it stands. */
export type Source = "field" | "slider";

export interface Thought {
  readonly change: WhatIfChange;
  readonly source: Source;
}

/** What a change is about. */
export function keyOf(change: NewChange): string {
  switch (change.kind) {
    case "mark":
      return JSON.stringify([change.kind, change.symbol]);
    case "move":
      return JSON.stringify([change.kind]);
    case "deposit":
      return JSON.stringify([change.kind, change.pool]);
    default:
      return JSON.stringify([change.kind, change.of.row]);
  }
}

export class Thoughts {
  readonly #byKey = new Map<string, Thought>();
  #lastId = 0;

  constructor(changes: readonly WhatIfChange[]) {
    for (const change of changes) this.add(change);
  }

  get changes(): readonly WhatIfChange[] {
    return [...this.#byKey.values()].map(({ change }) => change);
  }

  get size(): number {
    return this.#byKey.size;
  }

  of(change: NewChange): Thought | undefined {
    return this.#byKey.get(keyOf(change));
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** A change keeps its turn while its text is another. */
  set(change: NewChange, source: Source): void {
    const key = keyOf(change);
    const id = this.#byKey.get(key)?.change.id ?? ++this.#lastId;
    this.#byKey.set(key, { change: { ...change, id }, source });
  }

  /** At the end, in a place of its own where there is a change of the kind already: what comes later builds on it. */
  add(change: NewChange): void {
    const key = keyOf(change);
    const id = ++this.#lastId;
    this.#byKey.set(this.#byKey.has(key) ? `${key} ${id}` : key, {
      change: { ...change, id },
      source: "field",
    });
  }

  drop(key: string): boolean {
    return this.#byKey.delete(key);
  }

  dropId(id: number): void {
    for (const [key, { change }] of this.#byKey) if (change.id === id) this.#byKey.delete(key);
  }

  clear(): void {
    this.#byKey.clear();
  }
}
