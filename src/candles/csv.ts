/**
 * The lines of a table as text. Candles are numbers and times, so no exchange writes quotes into such a file; a cell
 * with quotes could hold a separator, and is refused instead of being taken apart.
 */
import * as l10n from "@vscode/l10n";
import type { Refusal, TextRow } from "./row";

const SEPARATORS = [",", ";", "\t"] as const;

/** The lines that hold anything, apart from comments that begin with `#`. The last may be a refusal instead. */
export function* csvRows(given: string): Generator<TextRow | Refusal, void> {
  // Lines of old end in a carriage return alone.
  const text = given.includes("\n") ? given : given.replaceAll("\r", "\n");
  let separator: string | undefined;
  let line = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const source = text.slice(start, end).trim();
    start = end + 1;
    line++;
    if (source === "" || source.startsWith("#")) continue;
    if (source.includes('"')) {
      yield { line, message: l10n.t("Quotes are not read here; write the values without them.") };
      return;
    }
    separator ??= SEPARATORS.find((one) => source.includes(one)) ?? ",";
    yield { line, cells: trimmed(source.split(separator)) };
  }
}

/** Most cells have no blanks around them, and stay as they are. */
function trimmed(cells: string[]): string[] {
  for (let index = 0; index < cells.length; index++) cells[index] = cells[index]!.trim();
  return cells;
}
