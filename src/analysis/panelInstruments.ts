/** The contracts of a file as the panel lists them: their marks, and what the file or the venue says of them. */
import * as l10n from "@vscode/l10n";
import { type Node, nodeAt } from "../document/tree";
import { INSTRUMENT_FIELDS, type InstrumentField, type InstrumentsModel } from "../protocol/instruments";
import type { FieldModel } from "../protocol/messages";
import type { Analysis } from "./analyze";
import { brief, digits, share } from "./panelModes";
import { markPathsOfSymbol, rowsOfSymbol } from "./panelPlaces";

/** More of them than these are counted, not listed: those of the positions that the table shows come first then. */
const LISTED_INSTRUMENTS = 200;

type FieldAt = (object: Node | undefined, name: string, placeholder: string) => FieldModel;

/** `shown` are the places in the file of the positions that the table shows, where those are not all as in the file. */
export function panelInstruments(
  analysis: Analysis,
  fieldAt: FieldAt,
  shown: readonly number[] = [],
): InstrumentsModel {
  const all = symbolsOf(analysis);
  const symbols = all.length > LISTED_INSTRUMENTS ? withFirst(analysis, all, shown) : all;
  return {
    count: symbols.length,
    instruments: symbols.slice(0, LISTED_INSTRUMENTS).map((symbol) => ({
      symbol,
      fields: fieldsOf(analysis, symbol, fieldAt),
      tiers: tiersOf(analysis, symbol),
      isStated: analysis.file.instruments.has(symbol),
    })),
  };
}

/** Those with positions first, then what is only described or marked. */
export function symbolsOf({ rows, file }: Analysis): string[] {
  const placed = rows.flatMap(({ fields }) => fields.values.symbol ?? []);
  const marked = file.top.values.markPrices?.keys() ?? [];
  return [...new Set([...placed, ...file.instruments.keys(), ...marked])].filter((symbol) => symbol !== "");
}

function withFirst({ rows }: Analysis, all: readonly string[], shown: readonly number[]): readonly string[] {
  const first = new Set<string>();
  for (const index of shown) {
    const symbol = rows[index]?.fields.values.symbol;
    if (symbol !== undefined && symbol !== "") first.add(symbol);
    if (first.size === LISTED_INSTRUMENTS) break;
  }
  return [...new Set([...first, ...all])];
}

function fieldsOf(
  analysis: Analysis,
  symbol: string,
  fieldAt: FieldAt,
): InstrumentsModel["instruments"][number]["fields"] {
  const node = analysis.file.instruments.get(symbol)?.node;
  const known = unstatedValues(analysis, symbol);
  const entries = INSTRUMENT_FIELDS.map((field) => {
    const placeholder = known[field] ?? "";
    if (field !== "markPrice") return [field, fieldAt(node, field, placeholder)];
    const path = markPathsOfSymbol(analysis, symbol)[0]!;
    return [field, fieldAt(nodeAt(analysis.tree, path.slice(0, -1)), String(path.at(-1)), placeholder)];
  });
  return Object.fromEntries(entries) as ReturnType<typeof fieldsOf>;
}

/** What holds where the file says nothing, as far as a position tells. */
function unstatedValues(analysis: Analysis, symbol: string): Partial<Record<InstrumentField, string>> {
  const position = positionOf(analysis, symbol);
  if (position === undefined) return {};
  const { instrument, markPrice } = position;
  return {
    markPrice: brief(markPrice),
    contractType: instrument.contractType,
    contractSize: digits(instrument.contractSize),
    ...(instrument.takerFeeRate && { takerFeeRate: digits(instrument.takerFeeRate) }),
    ...(instrument.tickSize && { tickSize: digits(instrument.tickSize) }),
  };
}

function positionOf(analysis: Analysis, symbol: string) {
  return rowsOfSymbol(analysis, symbol).find(({ position }) => position !== undefined)?.position;
}

function tiersOf(analysis: Analysis, symbol: string): string {
  const schedule = positionOf(analysis, symbol)?.instrument.schedule;
  if (schedule === undefined) return "";
  if (schedule.kind === "size-linear")
    return l10n.t("{0}, growing with the size", share(schedule.maintenanceMarginRate));
  const rates = schedule.tiers.map(({ maintenanceMarginRate }) => maintenanceMarginRate);
  const [first, last] = [share(rates[0]!), share(rates.at(-1)!)];
  const summary =
    rates.length === 1 ? first : l10n.t("{0} tiers, {1} to {2}", String(rates.length), first, last);
  return schedule.source === undefined
    ? summary
    : l10n.t("{0}, table of the venue as of {1}", summary, schedule.source.asOf);
}
