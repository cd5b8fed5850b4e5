/** Asks what can be done about problems, when someone can see them: each answer costs the host a few readings of the file. */
import type { ProblemPlace } from "../src/protocol/messages";
import type { Drafts } from "./drafts";
import { send } from "./host";
import { problemKey, type Store } from "./store";

/** How long the file rests before its problems are looked into. */
const QUIET_TIME = 400;

/** How many of the problems listed are looked into unasked, and in files of up to how many positions. */
const [FIRST_PROBLEMS, FEW_ROWS] = [12, 500];

export class Fixing {
  readonly #store: Store;
  readonly #drafts: Drafts;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #asked = new Set<string>();
  #pending: readonly ProblemPlace[] = [];
  #version = -1;

  constructor(store: Store, drafts: Drafts, main: HTMLElement) {
    this.#store = store;
    this.#drafts = drafts;
    for (const kind of ["focusin", "pointerover"] as const)
      main.addEventListener(kind, ({ target }) => this.#lookAt(target));
    main.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button.fix") : null;
      if (button !== null) this.#mend(button);
    });
  }

  /** The host has sent the problems of a text. */
  received(): void {
    const { model } = this.#store;
    if (model === undefined || model.draft !== null) return;
    if (model.version !== this.#version) {
      this.#asked.clear();
      this.#pending = [];
    }
    this.#version = model.version;
    if (model.rowCount <= FEW_ROWS) this.#ask(model.problems.slice(0, FIRST_PROBLEMS));
  }

  /** A row or a listed problem has the focus or the pointer. */
  #lookAt(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const { problems = [] } = this.#store.model ?? {};
    const key = target.closest<HTMLElement>("[data-problem]")?.dataset.problem;
    if (key !== undefined) return this.#ask(problems.filter((problem) => problemKey(problem) === key));
    const row = Number(target.closest<HTMLElement>("tr[data-row]")?.dataset.row);
    if (target.closest("tr.current") !== null || document.activeElement === target)
      this.#ask(problems.filter((problem) => problem.row === row).slice(0, 1));
  }

  #ask(problems: readonly ProblemPlace[]): void {
    const fresh = problems.filter((problem) => !this.#asked.has(problemKey(problem)));
    if (fresh.length === 0 || this.#store.isStale) return;
    for (const problem of fresh) this.#asked.add(problemKey(problem));
    this.#pending = [...this.#pending, ...fresh];
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      const problems = this.#pending.map(({ code, start }) => ({ code, start }));
      this.#pending = [];
      send({ type: "fixes", version: this.#version, problems });
    }, QUIET_TIME);
  }

  #mend({ dataset }: HTMLElement): void {
    const problem = this.#store.model?.problems.find((one) => problemKey(one) === dataset.problem);
    if (problem === undefined || dataset.title === undefined) return;
    const { code, start } = problem;
    this.#drafts.edit({ kind: "fix", problem: { code, start }, title: dataset.title });
  }
}
