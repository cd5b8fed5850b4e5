/** What a walk comes to: events, the worth of each pool over time, and what became of each position. */
import type { Account, Position } from "../engine/account";
import type { Decimal } from "../engine/decimal";
import type { Reason } from "../engine/report";
import type { SimulationEvent } from "./events";
import type { Ledger } from "./ledger";
import type { Path } from "./path";

/** A value, or what is missing: then there are no numbers at all, as every figure of the book would be a guess. */
export type SimulationResult = { readonly value: Simulation } | { readonly gap: SimulationGap };

export interface SimulationGap {
  readonly reason: Reason | "price-out-of-range" | "no-such-position";
  readonly asset: string | undefined;
  /** The row that lacks something; none where its pool does. */
  readonly position: Position | undefined;
}

export interface Simulation {
  readonly path: Path;
  readonly events: readonly SimulationEvent[];
  /** One per settle asset, in order of first use. */
  readonly pools: readonly PoolOutcome[];
  /** One per row of the account, in its order. */
  readonly positions: readonly PositionOutcome[];
  /** The book at the end: what is left of the positions at the last marks, with the cash that is left. */
  readonly account: Account;
  readonly fall: Fall | undefined;
}

/** A point after a step; the first one, of step −1, is the book as it was given. */
export interface EquityPoint {
  readonly step: number;
  readonly time: number;
  /**
   * Cash, collateral as it counts, posted margin and unrealised profit of what is open, less what is owed. It is not
   * lowered by a loss of which it is not known who bears it.
   */
  readonly equity: Decimal;
  readonly ledger: Ledger;
}

export interface PoolOutcome {
  readonly asset: string;
  /**
   * Every step; of a walk of more than 3,000 the lowest, the highest and the last point of each stretch, and those at and
   * before its events. With `equityCurve: false` only the first and the last point.
   */
  readonly curve: readonly EquityPoint[];
  readonly startEquity: Decimal;
  readonly finalEquity: Decimal;
  /** (final equity − deposits − start equity) / start equity; none where nothing was there at the start. */
  readonly returnRate: Decimal | undefined;
  /** The largest fall from a high, of all steps; as an amount, and as a share of that high. None without a curve. */
  readonly maxDrawdown: Drawdown | undefined;
  /**
   * What the account lost for good, positive: losses of what was closed, fees, and what the venue took, less what lay
   * beyond bankruptcy and was not the account's to bear.
   */
  readonly realizedLoss: Decimal;
  readonly ledger: Ledger;
  /** Whether a fee rate was missing, so that fees and results leave something out. */
  readonly isFeeMissing: boolean;
  /** Posted and held as initial margin at the start, and topped up from outside later; none where not known. */
  readonly capitalUsed: Decimal | undefined;
}

export interface Drawdown {
  readonly amount: Decimal;
  /** None where the high was not above 0. */
  readonly share: Decimal | undefined;
  readonly from: number;
  readonly to: number;
}

export type Fate =
  /** Open at the end, whole or reduced by orders. */
  | "open"
  /** Open at the end, a part of it liquidated. */
  | "reduced"
  /** Closed by its own order. */
  | "closed"
  | "liquidated";

export interface PositionOutcome {
  /** As it is in the account that was given. */
  readonly position: Position;
  readonly fate: Fate;
  readonly remaining: Decimal;
  /** Profit realised and not realised, with funding, less fees and what the venue took of its margin. */
  readonly result: Decimal;
  readonly realizedPnl: Decimal;
  readonly unrealizedPnl: Decimal;
  readonly funding: Decimal;
  readonly fees: Decimal;
  /** Of its own isolated margin. */
  readonly taken: Decimal;
}

/** The first liquidation, and what it took with it. */
export interface Fall {
  readonly first: SimulationEvent;
  readonly positions: readonly Position[];
  /** Positions that were liquidated with it or because of it. */
  readonly took: readonly Position[];
}

/** Not liquidated, whole or in part; and how many of all ended with a gain. */
export interface Tally {
  readonly positions: number;
  readonly survivors: number;
  readonly liquidated: number;
  readonly winners: number;
  /** winners / positions; none without positions. */
  readonly winRate: Decimal | undefined;
}
