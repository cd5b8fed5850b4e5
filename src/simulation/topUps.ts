/**
 * Margin added to keep a distance. Whoever does so looks at the marks now and then: here at the end of each step, so that
 * a liquidation within the step comes first.
 */
import type { Account, Position } from "../engine/account";
import { type Decimal, notNegative, quotient, smaller, ZERO } from "../engine/decimal";
import { evaluate } from "../engine/evaluate";
import { marginFor } from "../engine/questions/margin";
import type { PoolBook } from "./book";
import { limitsOf } from "./limits";
import type { TopUpRule } from "./options";
import type { OpenLeg, Row } from "./rows";
import { marksAt, type Scene, type Walk } from "./walk";

export function topUp(walk: Walk, scene: Scene): void {
  (walk.options.topUps ?? []).forEach((rule, place) => {
    const row = walk.book.rowOf(rule.position);
    if (row?.now === undefined) return;
    const leg = walk.book.legOf(row);
    const pool = walk.book.poolOf(rule.position);
    keepDistance(walk, scene, { rule, place, row, leg, pool });
  });
}

interface Kept {
  readonly rule: TopUpRule;
  readonly place: number;
  readonly row: Row;
  readonly leg: OpenLeg;
  readonly pool: PoolBook;
}

function keepDistance(walk: Walk, scene: Scene, { rule, place, row, leg, pool }: Kept): void {
  const isFenced = leg.marginMode === "isolated";
  // What backs a cross position is its pool: there is nothing to move there from the pool's own wallet.
  if (!isFenced && rule.from === "wallet") return;
  const before = distanceOf({ row, leg, pool }, scene);
  if (before === undefined || before.gte(rule.distance)) return;
  const distance = rule.target ?? rule.distance;
  const { account, position } = viewOf({ row, leg, pool }, scene);
  const answer = marginFor(account, position, { kind: "distance", distance });
  if ("reason" in answer || answer.value.amount.lte(ZERO)) return;
  const wanted = answer.value.amount;
  const added = walk.toppedUp.get(place) ?? ZERO;
  let amount = rule.limit === undefined ? wanted : smaller(wanted, notNegative(rule.limit.minus(added)));
  if (rule.from === "wallet") amount = smaller(amount, availableIn(pool, scene));
  const isFirstRefusal = amount.isZero() && !walk.toppedUp.has(place);
  if (amount.isZero() && !isFirstRefusal) return;
  walk.toppedUp.set(place, added.plus(amount));
  if (isFenced) {
    row.now = { ...row.now!, isolatedMargin: row.now!.isolatedMargin!.plus(amount) };
    leg.version++;
  }
  const isOutside = rule.from === "outside";
  pool.book({
    [isFenced ? "posted" : "cash"]: amount,
    ...(isOutside ? { deposits: amount } : { cash: amount.negated() }),
  });
  const { positions, ...name } = leg.name;
  walk.recorder.add(
    scene,
    {
      kind: "top-up",
      asset: pool.asset,
      ...name,
      positions: positions.filter((one) => one === row.origin),
      amount,
      wanted,
      from: rule.from,
      distanceBefore: before,
      distanceAfter: distanceOf({ row, leg, pool }, scene),
    },
    isOutside ? [leg] : [leg, pool],
  );
}

type Place = Pick<Kept, "row" | "leg" | "pool">;

/** |nearer liquidation price − mark| / mark; none where there is no such price. */
function distanceOf({ row, leg, pool }: Place, scene: Scene): Decimal | undefined {
  const mark = marksAt(scene)(leg.symbol);
  if (leg.marginMode === "cross") {
    const { account, position } = viewOf({ row, leg, pool }, scene);
    return evaluate(account).position(position).cross().distance;
  }
  const { below, above } = limitsOf(leg, mark, pool.rules.isolated);
  const gaps = [below, above].flatMap((root) => (root === undefined ? [] : [root.price.minus(mark).abs()]));
  return gaps.length === 0 ? undefined : quotient(gaps.reduce(smaller), mark);
}

/** The row as the engine sees it: in its leg alone, or in its pool. */
function viewOf({ row, leg, pool }: Place, scene: Scene): { account: Account; position: Position } {
  const markOf = marksAt(scene);
  const account =
    leg.marginMode === "cross"
      ? pool.crossAccount(markOf)
      : { rules: pool.rules, wallets: new Map(), positions: leg.positionsAt(markOf(leg.symbol)) };
  const rows = leg.marginMode === "cross" ? pool.openCross.flatMap((one) => one.open) : leg.open;
  return { account, position: account.positions[rows.indexOf(row)]! };
}

/** Cash that the cross positions of the pool do not hold; none of it where that is not known. */
function availableIn(pool: PoolBook, scene: Scene): Decimal {
  const cash = notNegative(pool.ledger.cash);
  if (pool.openCross.length === 0) return cash;
  const report = evaluate(pool.crossAccount(marksAt(scene))).pools();
  const { availableBalance } = report.find(({ asset }) => asset === pool.asset)!;
  return availableBalance === undefined ? ZERO : smaller(cash, availableBalance);
}
