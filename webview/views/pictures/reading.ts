/** Where each picture is being read, by pointer or by keys. */
import type { Page } from "../view";

export class Reading {
  readonly #page: Page;
  readonly #at = new Map<string, number>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** None while nothing is read. */
  at(name: string): number | undefined {
    return this.#at.get(name);
  }

  move(name: string, to: number): void {
    if (this.#at.get(name) === to) return;
    this.#at.set(name, to);
    this.#page.redraw();
  }

  leave(...names: readonly string[]): void {
    for (const name of names) this.#at.delete(name);
    this.#page.redraw();
  }
}
