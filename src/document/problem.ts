/** What is wrong with a text, as data: reading never throws. */

export type Severity = "error" | "warning" | "information" | "hint";

export interface Problem {
  /** The stable name of the problem; docs/diagnostics has a section for each. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message for a line of the notation, which has no fields to name; none where it is the same. */
  readonly onLine?: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}
