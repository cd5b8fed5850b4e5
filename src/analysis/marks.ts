/**
 * At which price each symbol stands: a position's own mark, else the file's, else the entry price. A symbol has one
 * mark; rows that state different ones have none that could be used.
 */
import * as l10n from "@vscode/l10n";
import type { Reading } from "../document/fields";
import type { PositionFields, PositionFile } from "../document/positionFile";
import { type Node, propertyOf } from "../document/tree";
import { type Decimal, quotient, sum } from "../engine/decimal";

export interface Mark {
  readonly price: Decimal;
  readonly isFromEntry: boolean;
}

export interface Marks {
  /** None where the marks of a symbol contradict each other or cannot be read. */
  readonly of: (symbol: string) => Mark | undefined;
}

interface SymbolRows {
  readonly rows: { readonly node: Node; readonly values: PositionFields["values"] }[];
  isBroken: boolean;
}

export function marksOf(file: PositionFile, reading: Reading): Marks {
  const bySymbol = new Map<string, SymbolRows>();
  for (const { node, part } of file.positions) {
    const { values, broken } = part.read;
    if (values.symbol === undefined) continue;
    const known = bySymbol.get(values.symbol);
    const own = known ?? { rows: [], isBroken: false };
    if (known === undefined) bySymbol.set(values.symbol, own);
    own.rows.push({ node, values });
    if (broken.has("markPrice")) own.isBroken = true;
  }
  const marks = new Map<string, Mark | undefined>();
  for (const [symbol, own] of bySymbol) marks.set(symbol, markOf(symbol, own, file, reading));
  return { of: (symbol) => marks.get(symbol) };
}

function markOf(
  symbol: string,
  { rows, isBroken }: SymbolRows,
  file: PositionFile,
  reading: Reading,
): Mark | undefined {
  const { values, broken } = file.top;
  if (isBroken) return undefined;
  const stated = rows.filter((row) => row.values.markPrice !== undefined);
  const first = stated[0]?.values.markPrice;
  const fromFile = values.markPrices?.get(symbol);
  const isFileNeeded = stated.length < rows.length;
  const price = first ?? fromFile;

  const other = stated.find((row) => !row.values.markPrice!.eq(first!));
  if (other !== undefined)
    return reportConflict(reading, symbol, [first!, other.values.markPrice!], other.node);
  if (isFileNeeded && first !== undefined && fromFile !== undefined && !fromFile.eq(first)) {
    return reportConflict(reading, symbol, [fromFile, first], stated[0]!.node);
  }
  if (price !== undefined) return { price, isFromEntry: false };
  if (broken.has("markPrices") || values.markPrices?.has(symbol)) return undefined;
  return entryMark(rows.map((row) => row.values));
}

/** The entry price; of several rows the average by size. */
function entryMark(rows: readonly PositionFields["values"][]): Mark | undefined {
  const entries = rows.flatMap(({ entryPrice }) => (entryPrice ? [entryPrice] : []));
  if (entries.length === 0) return undefined;
  if (entries.every((entry) => entry.eq(entries[0]!))) return { price: entries[0]!, isFromEntry: true };
  const weighted = rows.flatMap(({ entryPrice, quantity, contracts, notional }) => {
    const size = quantity ?? contracts ?? notional;
    return entryPrice && size ? [{ size, value: size.times(entryPrice) }] : [];
  });
  if (weighted.length === 0) return undefined;
  return {
    price: quotient(sum(weighted.map(({ value }) => value)), sum(weighted.map(({ size }) => size))),
    isFromEntry: true,
  };
}

function reportConflict(
  reading: Reading,
  symbol: string,
  marks: readonly [Decimal, Decimal],
  node: Node,
): undefined {
  const [one, other] = marks;
  const message = l10n.t(
    "{0} has two mark prices, {1} and {2}; a symbol has one.",
    symbol,
    one.toFixed(),
    other.toFixed(),
  );
  const at = propertyOf(reading.tree, node, "markPrice") ?? node;
  return reading.report("conflicting-mark-prices", "error", message, at);
}
