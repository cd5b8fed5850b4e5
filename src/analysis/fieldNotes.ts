/** What a field of a position comes to: a few words to stand behind it, and a sentence to stand in a hover. */
import type { Position } from "../engine/account";
import { type Decimal, sum } from "../engine/decimal";
import { legOf, profitAt } from "../engine/leg";
import { marginFor } from "../engine/questions/margin";
import type { Target } from "../engine/questions/target";
import type { Analysis } from "./analyze";
import { money, percent, shown } from "./format";
import { tierLeverage } from "./leverage";
import { brief, modeModel } from "./panelModes";
import { assetOfPool } from "./poolKeys";
import { explain } from "./reasons";
import type { Row } from "./resolve";
import { positionsOf } from "./rowsOf";

export interface Note {
  /** "9.64 % to liquidation". */
  readonly words: string;
  readonly sentence: string;
}

type NoteOf = (analysis: Analysis, position: Position, row: Row) => Note | undefined;

/** The fields that a note is made for. */
export const NOTES: Readonly<Record<string, NoteOf>> = {
  entryPrice: distanceNote,
  markPrice: (_analysis, position) => profitNote([position]),
  leverage: leverageNote,
  isolatedMargin: marginNote,
  stopLossPrice: (analysis, position, { fields }) =>
    fields.values.stopLossPrice && exitNote(analysis, position, fields.values.stopLossPrice, "stop"),
  takeProfitPrice: (analysis, position, { fields }) =>
    fields.values.takeProfitPrice && exitNote(analysis, position, fields.values.takeProfitPrice, "target"),
};

/** None where there is nothing to say of the field, or the row cannot be read. */
export function noteOf(analysis: Analysis, row: Row, field: string): Note | undefined {
  const { position } = row;
  if (position === undefined || analysis.report === undefined || !Object.hasOwn(NOTES, field))
    return undefined;
  return NOTES[field]!(analysis, position, row);
}

/** What all positions of a symbol gain or lose at its mark. */
export function markNote(analysis: Analysis, symbol: string): Note | undefined {
  const positions = positionsOf(analysis, symbol);
  return positions.length === 0 ? undefined : profitNote(positions);
}

function distanceNote({ report }: Analysis, position: Position): Note | undefined {
  const mode = report!.position(position).inForce();
  const { distance } = modeModel(mode, undefined);
  const sentence = `From the mark of ${shown(position.markPrice)}: ${
    mode.liquidationPrice
      ? `liquidation at ${shown(mode.liquidationPrice)}${mode.distance ? `, ${percent(mode.distance)} away` : ""}`
      : explain(mode)
  }.`;
  if (distance.text) return { words: `${distance.text} to liquidation`, sentence };
  if (mode.reason === "never") return { words: "never liquidated", sentence };
  if (mode.reason === "already-liquidatable") return { words: "liquidatable now", sentence };
  return undefined;
}

function profitNote(positions: readonly Position[]): Note {
  const profit = sum(positions.map((position) => legOf(position).unrealizedPnl));
  const asset = assetOfPool(positions[0]!.pool);
  const words = `PnL ${signed(profit, asset)}`;
  const of = positions.length > 1 ? `the ${positions.length} positions have` : "the position has";
  return { words, sentence: `At this mark ${of} an unrealised PnL of ${money(profit, asset)}.` };
}

function leverageNote({ report }: Analysis, position: Position): Note | undefined {
  const effective = report!.position(position).effectiveLeverage();
  const most = tierLeverage(position, report!.account.rules)?.maximum;
  if (effective === undefined && most === undefined) return undefined;
  const now = effective && times(effective);
  const limit = most && times(most);
  return {
    words: [now && `effective ${now}`, limit && `at most ${limit}`].filter(Boolean).join(", "),
    sentence: [
      effective &&
        `Effective leverage ${now}: the notional at the mark over ${position.marginMode === "isolated" ? "the position's margin balance" : "the margin balance of the cross account"}.`,
      limit && `The tier of this size allows at most ${limit}.`,
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/** What is missing or to spare so that the stop fills, or else so that liquidation is as far away as it has to be. */
function marginNote(analysis: Analysis, position: Position, { fields }: Row): Note | undefined {
  if (position.marginMode !== "isolated") return undefined;
  const stop = fields.values.stopLossPrice;
  const target: Target =
    stop !== undefined && hurts(position, stop)
      ? { kind: "price", price: stop }
      : { kind: "distance", distance: analysis.minimumDistance };
  // Only rows of its own symbol matter to an isolated position.
  const account = {
    ...analysis.report!.account,
    positions: positionsOf(analysis, position.instrument.symbol),
  };
  const answer = marginFor(account, position, target);
  if ("reason" in answer) return undefined;
  const { amount } = answer.value;
  const asset = assetOfPool(position.pool);
  const what =
    target.kind === "price"
      ? `the stop at ${shown(target.price)}`
      : `${percent(target.distance)} of distance`;
  const isMissing = amount.gt(0);
  const size = amount.abs();
  return {
    words: `${isMissing ? "missing" : "to spare"} ${brief(size)} for ${target.kind === "price" ? "the stop" : percent(target.distance)}`,
    sentence: isMissing
      ? `${money(size, asset)} more is needed for ${what}.`
      : `${money(size, asset)} more than is needed for ${what}.`,
  };
}

function exitNote({ report }: Analysis, position: Position, price: Decimal, name: string): Note {
  const asset = assetOfPool(position.pool);
  const profit = profitAt(position, price);
  const outcome = profit.isNegative() ? "loses" : "gains";
  const amount = profit.abs();
  const before = hurts(position, price) && report!.isLiquidatedBefore(position, price);
  const liquidationPrice = before ? report!.position(position).inForce().liquidationPrice : undefined;
  if (liquidationPrice !== undefined) {
    return {
      words: "never fills",
      sentence: `The ${name} never fills: the position is liquidated at ${shown(liquidationPrice)} before.`,
    };
  }
  return {
    words: `${outcome} ${brief(amount)}${asset ? ` ${asset}` : ""}`,
    sentence: `Closed at the ${name}, the position ${outcome} ${money(amount, asset)} from entry, fees apart.`,
  };
}

/** Whether a price is on the side of the mark on which the position loses. */
function hurts({ side, markPrice }: Position, price: Decimal): boolean {
  return side === "long" ? price.lt(markPrice) : price.gt(markPrice);
}

function signed(value: Decimal, asset: string | undefined): string {
  const amount = `${brief(value.abs())}${asset ? ` ${asset}` : ""}`;
  if (value.isZero()) return amount;
  return `${value.isNegative() ? "−" : "+"}${amount}`;
}

function times(leverage: Decimal): string {
  return `${brief(leverage.toSignificantDigits(3))}x`;
}
