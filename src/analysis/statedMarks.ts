/** Mark prices as people paste them, and how they get into a file. */
import * as l10n from "@vscode/l10n";
import { applyEdits, isRefusal, type Refusal, setValue } from "../document/edit";
import { isNumberProblem, readNumber } from "../document/number";
import type { Analysis } from "./analyze";
import { orderOf } from "./panelEdit";
import { markPaths } from "./panelPlaces";

/** Digits by symbol. */
export type StatedMarks = ReadonlyMap<string, string>;

/** "BTCUSDT 61000", one a line or with commas between; ":" or "=" and quotes do no harm. */
export function readMarks(text: string): StatedMarks | Refusal {
  const marks = new Map<string, string>();
  for (const line of text.split(/[\r\n;]+|,(?=\s|$)/)) {
    if (/^[\s{}]*$/.test(line)) continue;
    const { symbol, digits } =
      /^\s*"?(?<symbol>[^\s"=]+?)"?(?:\s*[:=]\s*|\s+)"?(?<digits>[^\s"]+)"?\s*$/.exec(line)?.groups ?? {};
    if (symbol === undefined || digits === undefined) {
      return {
        refusal: l10n.t('"{0}" is no symbol with a price. Write it like BTCUSDT 61000.', line.trim()),
      };
    }
    const price = readNumber(digits);
    if (isNumberProblem(price)) return { refusal: `${symbol}: ${price.message}` };
    if (!price.gt(0))
      return { refusal: l10n.t("{0}: a mark price must be above 0, not {1}.", symbol, digits) };
    marks.set(symbol, digits);
  }
  return marks;
}

/** The symbols of the positions and their mark prices as they hold now, each once, in the order of the file. */
export function marksOfFile({ rows }: Analysis): Map<string, string | undefined> {
  const marks = new Map<string, string | undefined>();
  for (const { fields, position } of rows) {
    const { symbol } = fields.values;
    if (symbol === undefined || marks.get(symbol) !== undefined) continue;
    marks.set(symbol, position?.markPrice.toFixed());
  }
  return marks;
}

export interface MarkedText {
  readonly text: string;
  /** Symbols of which the file has positions, and that have their mark now. */
  readonly set: readonly string[];
  /** Symbols without a position, left out. */
  readonly unknown: readonly string[];
}

/** The text with the marks wherever it states them, else in `markPrices` or the row. */
export function withMarks(
  analysis: Analysis,
  marks: StatedMarks,
  analyzed: (text: string) => Analysis,
): MarkedText | Refusal {
  if (analysis.syntax.length > 0)
    return { refusal: l10n.t("The text has a syntax error; correct it there first.") };
  let now = analysis;
  const [set, unknown]: [string[], string[]] = [[], []];
  for (const [symbol, digits] of marks) {
    const row = now.rows.find(({ fields }) => fields.values.symbol === symbol);
    if (row === undefined) {
      unknown.push(symbol);
      continue;
    }
    // One at a time: where several rows state the mark, each edit moves the next.
    for (const path of markPaths(now, row)) {
      const edits = setValue(now.tree, path, { text: digits, isNumber: true }, orderOf(path));
      if (isRefusal(edits)) return edits;
      const text = applyEdits(now.tree.text, edits);
      if (text !== now.tree.text) now = analyzed(text);
    }
    set.push(symbol);
  }
  return { text: now.tree.text, set, unknown };
}
