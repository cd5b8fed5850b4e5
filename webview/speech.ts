/** Says results and refusals to those who listen: once they rest, and never twice. */
const QUIET_TIME = 600;

export class Speech {
  readonly #region = document.createElement("div");
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#region.className = "hidden";
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-live", "polite");
    document.body.append(this.#region);
  }

  say(text: string): void {
    if (text !== "" && this.#region.textContent !== text) this.#region.textContent = text;
  }

  sayLater(text: () => string): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.say(text()), QUIET_TIME);
  }
}
