/**
 * Candles from the text of a download, recognised by its content. A price that cannot be read, or a candle that no
 * market can have made, refuses the whole file: what is left out of a crash is the crash. What does not change a price
 * is a warning: lines out of order are put in order, repeated ones taken once, gaps stay gaps.
 */
import * as l10n from "@vscode/l10n";
import type { Candle } from "../simulation/candle";
import { csvRows } from "./csv";
import { isJson, jsonRows } from "./jsonRows";
import { type Layout, layoutOf, type PriceName, PRICES } from "./layout";
import { inOrder } from "./order";
import { type Contradiction, contradictionIn, PlacedCandle } from "./placedCandle";
import { nearPrice } from "./price";
import { printable } from "./printable";
import type { TextRow } from "./row";
import { timeOf, type TimeUnit, unitOf } from "./time";

export interface CandleProblem {
  readonly severity: "error" | "warning";
  /** A whole sentence that names the line and the column. */
  readonly message: string;
  /** From 1; none where the file as a whole is meant. */
  readonly line?: number;
}

export interface ReadCandles {
  /** In the order of time; empty where there is an error. */
  readonly candles: readonly Candle[];
  /** How far they usually are apart, in milliseconds; none for fewer than two. */
  readonly interval: number | undefined;
  readonly problems: readonly CandleProblem[];
}

/** Errors beyond these are only counted. */
const MOST_ERRORS = 10;

export function readCandles(text: string): ReadCandles {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const errors = new Errors();
  const candles = [...candlesIn(isJson(source) ? jsonRows(source) : csvRows(source), errors)];
  if (errors.count === 0 && candles.length === 0) errors.add(l10n.t("The file holds no candles."));
  if (errors.count > 0) return { candles: [], interval: undefined, problems: errors.all() };
  return inOrder(candles);
}

type Rows = ReturnType<typeof csvRows>;

function* candlesIn(rows: Rows, errors: Errors): Generator<PlacedCandle> {
  let layout: Layout | undefined;
  let unit: TimeUnit | undefined;
  for (const row of rows) {
    if ("message" in row) return errors.add(at(row.line, row.column, row.message), row.line);
    if (layout === undefined) {
      const found = layoutOf(row);
      if ("message" in found) return errors.add(at(row.line, undefined, found.message), row.line);
      layout = found;
      if (layout.isHeaded) continue;
    }
    unit ??= unitOf(row.cells[layout.time] ?? "");
    const candle = candleOf(row, layout, unit);
    if ("message" in candle) errors.add(at(row.line, candle.column, candle.message), row.line);
    else yield candle;
  }
}

interface Fault {
  /** From 1. */
  readonly column?: number;
  readonly message: string;
}

function candleOf({ line, cells }: TextRow, layout: Layout, unit: TimeUnit): PlacedCandle | Fault {
  if (cells.length !== layout.columns)
    return { message: l10n.t("{0} values stand here where {1} are expected.", cells.length, layout.columns) };
  const text = cells[layout.time]!;
  const time = timeOf(text, unit);
  if (time === undefined) {
    const message = l10n.t(
      '"{0}" is no time. Expected are milliseconds since 1970, or a date-time like 2025-10-05 01:00:00+00:00.',
      short(text),
    );
    return { column: layout.time + 1, message };
  }
  const { open, high, low, close } = layout.prices;
  const digits = { open: cells[open]!, high: cells[high]!, low: cells[low]!, close: cells[close]! };
  const near = {
    open: nearPrice(digits.open),
    high: nearPrice(digits.high),
    low: nearPrice(digits.low),
    close: nearPrice(digits.close),
  };
  const unread = PRICES.find((name) => near[name] === undefined);
  if (unread !== undefined) return unreadPrice(unread, digits[unread], layout);
  const contradiction = contradictionIn({
    open: [digits.open, near.open!],
    high: [digits.high, near.high!],
    low: [digits.low, near.low!],
    close: [digits.close, near.close!],
  });
  if (contradiction !== undefined) return impossible(digits, contradiction, layout);
  return new PlacedCandle(line, time, digits);
}

function unreadPrice(name: PriceName, text: string, { prices }: Layout): Fault {
  const message = l10n.t(
    '{0} is "{1}". Expected is a price above 0, in digits with an optional decimal point.',
    name,
    short(text),
  );
  return { column: prices[name] + 1, message };
}

/** What no market can have made; the usual reason is another order of the columns. */
function impossible(
  digits: PlacedCandle["digits"],
  { name, limit, isAbove }: Contradiction,
  { prices }: Layout,
): Fault {
  const words = [name, digits[name], limit, digits[limit]] as const;
  const message = isAbove
    ? l10n.t("{0} {1} is above {2} {3}.", ...words)
    : l10n.t("{0} {1} is below {2} {3}.", ...words);
  return { column: prices[name] + 1, message };
}

function at(line: number, column: number | undefined, message: string): string {
  if (column === undefined) return l10n.t("Line {0}: {1}", line, message);
  return l10n.t("Line {0}, column {1}: {2}", line, column, message);
}

/** Of a value. */
const short = (text: string): string => printable(text, 40);

class Errors {
  readonly #kept: CandleProblem[] = [];
  count = 0;

  add(message: string, line?: number): void {
    this.count++;
    if (this.count > MOST_ERRORS) return;
    this.#kept.push({ severity: "error", message, ...(line === undefined ? {} : { line }) });
  }

  all(): CandleProblem[] {
    const further = this.count - this.#kept.length;
    if (further === 0) return this.#kept;
    const message = l10n.t("{0} further lines cannot be read.", further);
    return [...this.#kept, { severity: "error", message }];
  }
}
