import type { Source } from "../venue";

/** The tables of a venue's contracts as they were on one day. */
export interface TableVersion {
  /** Year-month-day. */
  readonly asOf: string;
  readonly source: Source;
  /** The asset in which contracts are quoted and settled where the text does not say. */
  readonly quote: string;
  /** In the notation of tableText.ts. */
  readonly text: string;
}
