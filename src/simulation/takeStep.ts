/**
 * One step: the marks move, whatever they meet on the way happens in its order, then funding is settled, and margin is
 * topped up. On a straight way the first thing to be met is sought, done, and the search goes on from there; after a
 * jump everything is as it is at the new marks.
 */
import { type Decimal, larger, ONE, ZERO } from "../engine/decimal";
import type { TestedRoot } from "../engine/prices";
import type { PoolBook } from "./book";
import { crossingOf, failsAt, isSurelySafe } from "./crossing";
import { isLegSurelySafe, limitAt, limitsOf, solvedAt } from "./limits";
import { liquidateLeg } from "./liquidateLeg";
import { liquidatePool } from "./liquidatePool";
import { numberOf } from "./numbers";
import type { Gaps } from "./options";
import { fill, isReached, reachedAt, waitingOrders } from "./orders";
import type { Step } from "./path";
import type { Moment } from "./recorder";
import type { OpenLeg } from "./rows";
import { Segment } from "./segment";
import type { Steps } from "./steps";
import { settleFunding } from "./settleFunding";
import { topUp } from "./topUps";
import { marksAt, type Scene, type Walk } from "./walk";

/** There may be a pause after each thing that happens on the way: of a large book all legs may fall in one step. */
export function* takeStep(walk: Walk, step: Step, index: number, gaps: Gaps): Steps<void> {
  const numbers = walk.numbers[index]!;
  const segment = new Segment(walk.book.marks, step, numbers);
  const place = { step: index, time: step.time };
  // After the first step everything has been looked at where the marks were.
  const isStill = index > 0 && segment.isStill;
  if (!isStill && gaps === "continuous") yield* walkThrough(walk, segment, place);
  else if (!isStill) jump(walk, { ...place, at: ONE, segment, isGap: true });
  const end: Scene = { ...place, at: ONE, segment, isGap: false };
  if (step.fundingRates !== undefined) {
    settleFunding(walk, end, step.fundingRates);
    checkAt(walk, end);
  }
  topUp(walk, end);
  walk.book.move(step, numbers);
}

/** Something that happens at a t of the way. */
interface Meeting {
  readonly at: Decimal;
  readonly happen: (scene: Scene) => void;
}

/** Where pools fail on the way, as long as nothing changes in them. */
type Crossings = Map<
  PoolBook,
  { readonly version: number; readonly cash: Decimal; readonly at: Decimal | undefined }
>;

function* walkThrough(walk: Walk, segment: Segment, place: Omit<Moment, "at">): Steps<void> {
  const crossings: Crossings = new Map();
  let at: Decimal = ZERO;
  for (;;) {
    const next = firstMeeting(walk, segment, at, crossings);
    if (next === undefined) return;
    at = larger(at, next.at);
    next.happen({ ...place, at, segment, isGap: false });
    yield at.toNumber();
  }
}

/** The nearest thing from a t on. Of two at the same t liquidations come first: that is the worse for the account. */
function firstMeeting(
  walk: Walk,
  segment: Segment,
  from: Decimal,
  crossings: Crossings,
): Meeting | undefined {
  let first: Meeting | undefined;
  const consider = (at: Decimal, happen: Meeting["happen"]) => {
    if (first === undefined || at.lt(first.at)) first = { at, happen };
  };
  for (const pool of walk.book.pools) {
    for (const leg of pool.openIsolated) {
      const met = limitMet(pool, leg, segment, from);
      if (met !== undefined) consider(met.at, (scene) => liquidateLeg(walk, scene, pool, leg, met.root));
    }
    const { crossVersion: version } = pool;
    const { cash } = pool.ledger;
    let known = crossings.get(pool);
    if (known?.version !== version || !known.cash.eq(cash))
      crossings.set(pool, (known = { version, cash, at: crossingOf(pool, segment, from) }));
    if (known.at !== undefined) consider(known.at, (scene) => liquidatePool(walk, scene, pool));
  }
  for (const waiting of waitingOrders(walk)) {
    const met = reachedAt(waiting, segment, from);
    if (met !== undefined) consider(met.at, (scene) => fill(walk, scene, waiting, met.price));
  }
  return first;
}

/** Where the way meets a limit of an isolated leg. */
function limitMet(
  pool: PoolBook,
  leg: OpenLeg,
  segment: Segment,
  from: Decimal,
): { readonly at: Decimal; readonly root: TestedRoot | undefined } | undefined {
  const rules = pool.rules.isolated;
  if (isLegSurelySafe(leg, rules, segment, numberOf(from), 1)) return undefined;
  const mark = segment.at(leg.symbol, from);
  const limits = limitsOf(leg, mark, rules);
  const end = segment.end(leg.symbol);
  if (limits.isLiquidatable) return { at: from, root: undefined };
  const root = limitAt(limits, end);
  if (root === undefined) return undefined;
  if (root.price.eq(end)) {
    // Whether the limit itself is safe depends on the trigger and on tiers: the leg at that mark tells.
    const { isLiquidatable } = solvedAt(leg, end, rules);
    return isLiquidatable ? { at: ONE, root } : undefined;
  }
  const isPast = limitAt(limits, mark) !== undefined;
  return { at: isPast ? from : larger(from, segment.timeOf(leg.symbol, root.price)), root };
}

/** Resting orders first, as they are in the book; then liquidations at the new marks; stops only of what is left. */
function jump(walk: Walk, scene: Scene): void {
  const markOf = marksAt(scene);
  const before = (symbol: string) => scene.segment.start(symbol);
  for (const waiting of waitingOrders(walk)) {
    const { symbol } = waiting.order.position.instrument;
    if (waiting.kind !== "take-profit" || !isReached(waiting, markOf(symbol))) continue;
    const isResting = !isReached(waiting, before(symbol));
    fill(walk, scene, waiting, isResting ? waiting.order.price : before(symbol));
  }
  checkAt(walk, scene);
  const stops = waitingOrders(walk).filter(
    (waiting) =>
      waiting.kind === "stop-loss" && isReached(waiting, markOf(waiting.order.position.instrument.symbol)),
  );
  for (const stop of stops) fill(walk, scene, stop, markOf(stop.order.position.instrument.symbol));
  if (stops.length > 0) checkAt(walk, scene);
}

/** Liquidates whatever fails at the marks of a scene, until nothing does. */
function checkAt(walk: Walk, scene: Scene): void {
  const markOf = marksAt(scene);
  for (const pool of walk.book.pools) {
    const { isolated } = pool.rules;
    const at = numberOf(scene.at);
    for (const leg of pool.openIsolated)
      while (
        leg.isOpen &&
        !isLegSurelySafe(leg, isolated, scene.segment, at, at) &&
        solvedAt(leg, markOf(leg.symbol), isolated).isLiquidatable
      )
        liquidateLeg(walk, scene, pool, leg, undefined);
    if (!isSurelySafe(pool, scene.segment, scene.at, scene.at) && failsAt(pool, markOf))
      liquidatePool(walk, scene, pool);
  }
}
