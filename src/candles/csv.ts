/** The lines of a table as text. Candles are numbers and times: a separator or a quote within quotes is refused. */
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
    separator ??= SEPARATORS.find((one) => source.includes(one)) ?? ",";
    const cells = trimmed(source.split(separator));
    if (source.includes('"') && !unquote(cells)) {
      yield { line, message: l10n.t("A quoted value holds a separator or a quote, or does not end here.") };
      return;
    }
    yield { line, cells };
  }
}

/** Most cells have no blanks around them, and stay as they are. */
function trimmed(cells: string[]): string[] {
  for (let index = 0; index < cells.length; index++) cells[index] = cells[index]!.trim();
  return cells;
}

const QUOTED = /^"([^"]*)"$/;

/** Takes the quotes away where they enclose whole cells; false where they do not. */
function unquote(cells: string[]): boolean {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    if (!cell.includes('"')) continue;
    const inner = QUOTED.exec(cell)?.[1];
    if (inner === undefined) return false;
    cells[index] = inner.trim();
  }
  return true;
}
