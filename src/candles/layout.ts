/** Which column of a table is the time and which the prices: told by its header, else by how many columns there are. */
import * as l10n from "@vscode/l10n";
import { printable } from "./printable";
import type { TextRow } from "./row";

export const PRICES = ["open", "high", "low", "close"] as const;
export type PriceName = (typeof PRICES)[number];

export interface Layout {
  readonly isHeaded: boolean;
  /** The place of each column, from 0. */
  readonly time: number;
  readonly prices: Readonly<Record<PriceName, number>>;
  /** How many columns a line has. */
  readonly columns: number;
}

/** Names of the time column, without capitals, blanks and underscores; of several in a header the first of these. */
const TIME_NAMES = ["opentime", "timestamp", "unix", "time", "datetime", "date"];

/** Lists without a header: ccxt's OHLCV has 6 columns, a kline of Binance 12. Both begin alike. */
const BARE_COLUMNS = [6, 12];

/** The layout of a table that begins with this line; or why it has none. */
export function layoutOf(first: TextRow): Layout | { readonly message: string } {
  const { cells } = first;
  if (cells.every((cell) => !/^[-+.\d]/.test(cell))) return headed(cells);
  if (BARE_COLUMNS.includes(cells.length)) {
    const prices = { open: 1, high: 2, low: 3, close: 4 };
    return { isHeaded: false, time: 0, prices, columns: cells.length };
  }
  const message = l10n.t(
    "A table without a header has 6 columns (time, open, high, low, close, volume) or the 12 of a Binance kline; this line has {0}. Name the columns in a first line.",
    cells.length,
  );
  return { message };
}

function headed(cells: readonly string[]): Layout | { readonly message: string } {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[\s_]/g, ""));
  const time = TIME_NAMES.map((name) => names.indexOf(name)).find((index) => index !== -1);
  const [open, high, low, close] = PRICES.map((name) => names.indexOf(name));
  const missing = [
    ...(time === undefined ? ["timestamp"] : []),
    ...PRICES.filter((name) => !names.includes(name)),
  ];
  if (missing.length > 0) {
    const message = l10n.t(
      "The first line names no column {0}; it names {1}.",
      missing.map((name) => `"${name}"`).join(", "),
      printable(cells.join(", "), 120),
    );
    return { message };
  }
  const twice = [...PRICES].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return { message: l10n.t('The first line names the column "{0}" twice.', twice) };
  return {
    isHeaded: true,
    time: time!,
    prices: { open: open!, high: high!, low: low!, close: close! },
    columns: cells.length,
  };
}
