import { answerLine, type LineAnswer } from "../../analysis/lineAnswer";
import { analysisOptions } from "../settings";

/** Lines that were worked out, by their text: while somebody types, all but one are as they were. */
export class LineAnswers {
  readonly #kept = new Map<string, LineAnswer>();

  of(line: string): LineAnswer {
    const kept = this.#kept.get(line);
    if (kept !== undefined) return kept;
    const answer = answerLine(line, analysisOptions());
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(line, answer);
    return answer;
  }

  /** The settings have changed, and with them what is pointed out. */
  forget(): void {
    this.#kept.clear();
  }
}

/** Some screens full. */
const MOST_KEPT = 500;
