/**
 * The account at an event: just before everything that happens at its marks, and just after. The walk is made again,
 * first until half way from what happened before, then until half way to what happens next, and both are put to the
 * marks of the event: nothing happens in between, and no digit of a root decides on which side of it one stands.
 */
import type { Account, Position } from "../engine/account";
import { Decimal, ONE, quotient, ZERO } from "../engine/decimal";
import { arranged as arrangementOf } from "./arrange";
import { candleGaps, type CandleOrder, candlePathOf } from "./candleWalk";
import { type Arranged, type Market, switched } from "./compare";
import type { SimulationEvent } from "./events";
import { marksAfter, marksOf, marksWithin } from "./marksOf";
import type { CandleOptions } from "./options";
import type { Path, Step } from "./path";
import type { Simulation } from "./result";
import { simulateSteps } from "./simulate";

/** An account with what each position of the account as given has become; none where nothing of it is left. */
export interface AccountThen {
  readonly account: Account;
  readonly positionOf: (given: Position) => Position | undefined;
}

export interface Moment {
  readonly before: AccountThen;
  readonly after: AccountThen;
}

export interface Place {
  readonly arranged: Pick<Arranged, "isolated">;
  readonly simulation: Simulation;
  /** In which order the candles were walked; none where there are none. */
  readonly order: CandleOrder | undefined;
  readonly event: SimulationEvent;
}

/** None where the account cannot be put into the arrangement any more: it is not the one that was walked. */
export function momentOf(
  account: Account,
  market: Market,
  options: CandleOptions,
  { arranged, simulation, order, event }: Place,
): Moment | undefined {
  const isolated = new Set(arranged.isolated);
  const arrangement = arrangementOf(account, (one) => (isolated.has(one) ? "isolated" : "cross"));
  if ("reason" in arrangement) return undefined;
  const path =
    "path" in market
      ? market.path
      : candlePathOf(arrangement.account, market.candles, order ?? "high-first", options.funding);
  const step = path[event.step];
  if (step === undefined) return undefined;
  const moved = switched({ ...options, equityCurve: false }, arrangement.positionOf);
  const gapsOf = "path" in market ? () => options.gaps ?? "continuous" : candleGaps(options);
  const start = marksAfter(marksOf(arrangement.account), path, event.step);
  const marks = marksWithin(start, step, event.at);

  const walkedTo = (last: Step | undefined): AccountThen | undefined => {
    const way: Path = [...path.slice(0, event.step), ...(last === undefined ? [] : [last])];
    const result = simulateSteps(arrangement.account, way, moved, gapsOf);
    if ("gap" in result) return undefined;
    const there = last === undefined ? start : marksAfter(start, [last], 1);
    const left = result.value.positions.filter(({ fate }) => fate === "open" || fate === "reduced");
    const now = markedAt(result.value.account, marks, there);
    const positions = new Map(left.map(({ position }, place) => [position, now.positions[place]]));
    return { account: now, positionOf: (given) => positions.get(arrangement.positionOf(given)) };
  };

  const others = simulation.events.filter((one) => one.step === event.step).map(({ at }) => at);
  const earlier = others.findLast((at) => at.lt(event.at));
  const later = others.find((at) => at.gt(event.at));
  const isJump = gapsOf(event.step) === "jump";
  const from = earlier ?? ZERO;
  const before = walkedTo(
    isJump || event.at.isZero() ? undefined : partOf(step, start, middle(from, event.at)),
  );
  const after = walkedTo(
    event.at.eq(ONE) ? step : partOf(step, start, later === undefined ? ONE : middle(event.at, later)),
  );
  return before === undefined || after === undefined ? undefined : { before, after };
}

const TWO = new Decimal(2);

function middle(a: Decimal, b: Decimal): Decimal {
  return quotient(a.plus(b), TWO);
}

/** A step until a part of its way, before funding is settled at its end. */
function partOf(step: Step, start: ReadonlyMap<string, Decimal>, at: Decimal): Step {
  const marks = marksWithin(start, step, at);
  return {
    time: step.time,
    marks: new Map([...step.marks.keys()].map((symbol) => [symbol, marks.get(symbol) ?? ONE])),
  };
}

type Marks = ReadonlyMap<string, Decimal>;

/** The same account at other marks; `there` are its own. */
function markedAt({ rules, positions, wallets }: Account, marks: Marks, there: Marks): Account {
  return {
    rules,
    positions: positions.map((one) => ({
      ...one,
      markPrice: marks.get(one.instrument.symbol) ?? one.markPrice,
    })),
    wallets: new Map(
      [...wallets].map(([asset, wallet]) => [
        asset,
        {
          ...wallet,
          assets: wallet.assets.map((held) => {
            const [now, was] = [marks.get(held.priceSymbol ?? ""), there.get(held.priceSymbol ?? "")];
            if (now === undefined || was === undefined || now.eq(was)) return held;
            return { ...held, price: quotient(held.price.times(now), was) };
          }),
        },
      ]),
    ),
  };
}
