/**
 * When the host is asked: once a picture at most, and never while an answer is on its way. Of what happens meanwhile
 * only the last counts.
 */
export class Asking {
  readonly #ask: () => void;
  #isWaiting = false;
  #isWanted = false;
  #isPlanned = false;

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** Something is different. */
  want(): void {
    this.#isWanted = true;
    this.#plan();
  }

  /** The request has gone out with all that is different so far. */
  sent(): void {
    this.#isWanted = false;
    this.#isWaiting = true;
  }

  answered(): void {
    this.#isWaiting = false;
    if (this.#isWanted) this.#plan();
  }

  #plan(): void {
    if (this.#isWaiting || this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      if (this.#isWanted && !this.#isWaiting) this.#ask();
    });
  }
}
