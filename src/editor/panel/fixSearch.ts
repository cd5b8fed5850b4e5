import type { Analysis, AnalysisOptions } from "../../analysis/analyze";
import { fixTitles } from "../../analysis/panelFixes";
import type { ProblemFixes, ProblemPlace } from "../../protocol/messages";

/** Works out what can be done about problems, one at a time, with room for everything else between. */
export class FixSearch {
  readonly #analysis: () => Analysis;
  readonly #options: () => AnalysisOptions | undefined;
  readonly #found: (fixes: readonly ProblemFixes[], version: number) => void;
  readonly #queue: ProblemPlace[] = [];
  #version = -1;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(
    analysis: () => Analysis,
    options: () => AnalysisOptions | undefined,
    found: (fixes: readonly ProblemFixes[], version: number) => void,
  ) {
    this.#analysis = analysis;
    this.#options = options;
    this.#found = found;
  }

  /** Looks at these after those that were asked for before; a text that changes ends it. */
  start(problems: readonly ProblemPlace[], version: number): void {
    if (version !== this.#version) this.stop();
    this.#version = version;
    this.#queue.push(...problems);
    if (this.#next === undefined) this.#later(this.#analysis());
  }

  stop(): void {
    clearTimeout(this.#next);
    this.#next = undefined;
    this.#queue.length = 0;
  }

  #later(analysis: Analysis): void {
    this.#next = setTimeout(() => {
      this.#next = undefined;
      const problem = this.#queue.shift();
      if (problem === undefined) return;
      if (this.#analysis() !== analysis) return this.stop();
      this.#found([{ problem, titles: fixTitles(analysis, problem, this.#options()) }], this.#version);
      this.#later(analysis);
    }, 0);
  }
}
