/** A run as scripts read it: every digit of a decimal as text, none as null (docs/format.md). */
import type { Position } from "../../engine/account";
import type { Decimal } from "../../engine/decimal";
import {
  type Arranged,
  type ArrangementName,
  type CandleOrder,
  candlePointOf,
  type Simulation,
  type SimulationEvent,
  tallyOf,
} from "../../simulation";
import { assetOfPool } from "../poolKeys";
import type { Row } from "../resolve";
import { eventSentence } from "./eventSentence";
import { ARRANGEMENTS } from "./outcome";
import { indexesOf, type OrderedWalk, type Run, walksOf, type WantedOrder } from "./run";
import { withHyphens } from "./signed";
import { refusalSentence } from "./words";

export type RunResult = ReturnType<typeof runResult>;

export function runResult(run: Run, rows: readonly Row[], wanted: WantedOrder) {
  const { name, isDated, span, comparison } = run;
  const indexes = indexesOf(rows);
  return {
    name,
    isDated,
    from: span?.from ?? null,
    to: span?.to ?? null,
    hybridSearch: { ...comparison.search },
    arrangements: ARRANGEMENTS.flatMap((key) => arrangementResults(comparison[key], indexes, wanted)),
  };
}

type Indexes = ReadonlyMap<Position, number>;

type WalkFigures = ReturnType<typeof walkResult>;

/** Either a walk, or why there is none. */
export type ArrangementResult = {
  readonly name: ArrangementName;
  readonly isolated: readonly number[];
  readonly reason: string | null;
  readonly message: string | null;
  readonly candleOrder: CandleOrder | null;
} & { readonly [Name in keyof WalkFigures]: WalkFigures[Name] | null };

function arrangementResults(arranged: Arranged, indexes: Indexes, wanted: WantedOrder): ArrangementResult[] {
  const named = { name: arranged.name, isolated: placesOf(arranged.isolated, indexes) };
  if ("reason" in arranged) {
    const refused = { reason: arranged.reason, message: refusalSentence(arranged), candleOrder: null };
    return [{ ...named, ...refused, ...NOTHING }];
  }
  return walksOf(arranged, wanted).map((walk) => ({
    ...named,
    reason: null,
    message: null,
    candleOrder: walk.order ?? null,
    ...walkResult(walk, indexes),
  }));
}

const NOTHING = { tally: null, pools: null, positions: null, fall: null, events: null };

function walkResult({ simulation, order }: OrderedWalk, indexes: Indexes) {
  const { winRate, ...counts } = tallyOf(simulation);
  const { fall } = simulation;
  return {
    tally: { ...counts, winRate: digits(winRate) },
    pools: simulation.pools.map(poolResult),
    positions: simulation.positions.map((outcome) => ({
      index: indexes.get(outcome.position) ?? null,
      fate: outcome.fate,
      remaining: outcome.remaining.toFixed(),
      result: outcome.result.toFixed(),
      realizedPnl: outcome.realizedPnl.toFixed(),
      unrealizedPnl: outcome.unrealizedPnl.toFixed(),
      funding: outcome.funding.toFixed(),
      fees: outcome.fees.toFixed(),
      taken: outcome.taken.toFixed(),
    })),
    fall:
      fall === undefined
        ? null
        : {
            event: fall.first.index,
            positions: placesOf(fall.positions, indexes),
            took: placesOf(fall.took, indexes),
          },
    events: simulation.events.map((event) => eventResult(event, order, indexes)),
  };
}

function poolResult(pool: Simulation["pools"][number]) {
  const { ledger, maxDrawdown } = pool;
  return {
    asset: assetOfPool(pool.asset) ?? null,
    startEquity: pool.startEquity.toFixed(),
    finalEquity: pool.finalEquity.toFixed(),
    returnRate: digits(pool.returnRate),
    realizedLoss: pool.realizedLoss.toFixed(),
    maxDrawdown: digits(maxDrawdown?.amount),
    maxDrawdownShare: digits(maxDrawdown?.share),
    capitalUsed: digits(pool.capitalUsed),
    profit: ledger.profit.toFixed(),
    funding: ledger.funding.toFixed(),
    fees: ledger.fees.toFixed(),
    taken: ledger.taken.toFixed(),
    deposits: ledger.deposits.toFixed(),
    covered: ledger.covered.toFixed(),
    owed: ledger.owed.toFixed(),
    unattributed: ledger.unattributed.toFixed(),
    isFeeMissing: pool.isFeeMissing,
  };
}

/** The fields of an event that are numbers of its own kind. */
const AMOUNTS = [
  "price",
  "quantity",
  "remaining",
  "profit",
  "fee",
  "marginBalance",
  "maintenanceMargin",
  "loss",
  "taken",
  "beyond",
  "amount",
  "wanted",
  "rate",
  "orderPrice",
] as const;

function eventResult(event: SimulationEvent, order: CandleOrder | undefined, indexes: Indexes) {
  const amounts = event as unknown as Readonly<Record<string, Decimal | undefined>>;
  const own = AMOUNTS.filter((name) => name in event).map((name) => [name, digits(amounts[name])] as const);
  const leg = "symbol" in event ? event : undefined;
  return {
    index: event.index,
    kind: event.kind,
    because: event.because ?? null,
    step: event.step,
    time: event.time,
    at: event.at.toFixed(),
    candlePoint: order === undefined ? null : candlePointOf(event.step, order).point,
    asset: assetOfPool(event.asset) ?? null,
    symbol: leg?.symbol ?? null,
    side: leg?.side ?? null,
    marginMode: leg?.marginMode ?? null,
    positions: leg === undefined ? [] : placesOf(leg.positions, indexes),
    sentence: withHyphens(eventSentence(event) ?? "") || null,
    ...Object.fromEntries(own),
  };
}

function placesOf(positions: readonly Position[], indexes: Indexes): number[] {
  return positions.flatMap((position) => indexes.get(position) ?? []);
}

function digits(value: Decimal | undefined): string | null {
  return value?.toFixed() ?? null;
}
