/** Positions while they are walked along: what each row is now, and what it has come to so far. */
import type { Instrument, Position, Side } from "../engine/account";
import { type Decimal, sum, ZERO } from "../engine/decimal";
import { merge, legOf, type Leg } from "../engine/leg";
import type { MarginMode } from "../engine/rules";
import type { LegName } from "./events";
import { numberOf } from "./numbers";

/** One row of the account. */
export interface Row {
  readonly origin: Position;
  /** None once it is closed. Its mark is out of date: marks are kept elsewhere. */
  now: Position | undefined;
  /** Whether a liquidation closed all of it, or some. */
  liquidated: "no" | "in-part" | "whole";
  profit: Decimal;
  funding: Decimal;
  fees: Decimal;
  /** Net of what the venue's fund bore. */
  taken: Decimal;
}

export function rowOf(origin: Position, now: Position): Row {
  return { origin, now, liquidated: "no", profit: ZERO, funding: ZERO, fees: ZERO, taken: ZERO };
}

/** The rows of one symbol, side and mode. */
export class OpenLeg {
  readonly rows: readonly Row[];
  readonly instrument: Instrument;
  readonly symbol: string;
  readonly side: Side;
  readonly marginMode: MarginMode;
  /** Goes up with every change of a row, so that what was worked out before is known to be old. */
  version = 0;
  /** Goes up with every trade, and not with margin alone. */
  trades = 0;
  /** Whether the part that goes first has gone. */
  isPartClosed = false;

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    const { instrument, side, marginMode } = rows[0]!.now!;
    this.instrument = instrument;
    this.symbol = instrument.symbol;
    this.side = side;
    this.marginMode = marginMode;
  }

  get open(): readonly Row[] {
    return this.rows.filter(({ now }) => now !== undefined);
  }

  get isOpen(): boolean {
    return this.rows.some(({ now }) => now !== undefined);
  }

  get quantity(): Decimal {
    return sum(this.open.map(({ now }) => now!.quantity));
  }

  get posted(): Decimal {
    return sum(this.open.map(({ now }) => now!.isolatedMargin ?? ZERO));
  }

  get pending(): Decimal {
    return sum(this.open.map(({ now }) => now!.unsettledFunding));
  }

  /** What backs the leg beside its profit, as a number. */
  get margin(): number {
    let margin = 0;
    for (const { now } of this.rows)
      if (now !== undefined) margin += numberOf(now.isolatedMargin!) + numberOf(now.unsettledFunding);
    return margin;
  }

  get name(): LegName {
    return {
      positions: this.open.map(({ origin }) => origin),
      symbol: this.symbol,
      side: this.side,
      marginMode: this.marginMode,
    };
  }

  /** The open rows at a mark. */
  positionsAt(markPrice: Decimal): Position[] {
    return this.open.map(({ now }) => ({ ...now!, markPrice }));
  }

  /** The same as the engine's leg. Invariant: it is open. */
  at(markPrice: Decimal): Leg {
    return merge(this.positionsAt(markPrice).map(legOf));
  }
}

/** Rows grouped into legs, in the order of their first rows. */
export function legsOf(rows: readonly Row[]): OpenLeg[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { instrument, side, marginMode } = row.now!;
    const key = JSON.stringify([instrument.symbol, side, marginMode]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => new OpenLeg(group));
}
