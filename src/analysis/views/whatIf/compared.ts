/** Positions and pools before the changes and after them: those that were touched, and those that come out otherwise. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../../../engine/account";
import { Decimal, quotient } from "../../../engine/decimal";
import type { AccountReport } from "../../../engine/evaluate";
import type { ModeReport, PoolReport } from "../../../engine/report";
import { RISKS } from "../../../protocol/messages";
import type { Compared, Standing } from "../../../protocol/views/whatIf";
import { nameOf } from "../../answers/names";
import { figure, modeModel, poolRisk, ratioFigure } from "../../panelModes";
import { assetOfPool } from "../../poolKeys";
import type { Ground, Imagined, Placed } from "./imagined";

/** Positions that are shown besides those that were touched. */
const SHOWN_OTHERS = 8;

/** Touched positions that are shown at most. */
const SHOWN_TOUCHED = 24;

/** Positions whose prices are solved to see whether they change; of a longer book the nearest are looked at. */
const SOLVED = 300;

/** How near to the mark a position of a long book has to be then, to be looked at. */
const NEARBY = new Decimal("0.1");

export interface Sides {
  readonly ground: Ground;
  readonly then: Imagined;
  readonly report: AccountReport;
}

interface Pair {
  readonly placed: Placed;
  readonly before: Position;
  readonly after: Position | undefined;
}

export interface ComparedPositions {
  readonly positions: readonly Compared[];
  /** How many more come out otherwise. */
  readonly more: number;
}

/** The touched positions first, in the order they were touched; then those of the rest that change most. */
export function comparedPositions(sides: Sides, touched: ReadonlySet<number>): ComparedPositions {
  const { ground, then } = sides;
  const pairs = ground.rows.map((placed): Pair => ({
    placed,
    before: placed.position,
    after: then.now.get(placed.row),
  }));
  const byRow = new Map(pairs.map((pair) => [pair.placed.row, pair]));
  const own = [...touched].flatMap((row) => byRow.get(row) ?? []);
  const others = movedOf(pairs, sides).filter(({ placed }) => !touched.has(placed.row));
  const looked = others.length <= SOLVED ? others : nearestOf(sides, others);
  const changing = looked
    .map((pair) => ({ pair, change: changeOf(sides, pair) }))
    .filter(({ change }) => change !== undefined)
    .sort((a, b) => compareChanges(a.change!, b.change!));
  const shown = [...own.slice(0, SHOWN_TOUCHED), ...changing.slice(0, SHOWN_OTHERS).map(({ pair }) => pair)];
  const total = own.length + (looked === others ? changing.length : others.length);
  return {
    positions: [
      ...shown.map((pair) => comparedPair(sides, pair)),
      ...then.opened.map((position, index) => ({
        key: `opened-${index}`,
        name: l10n.t("{0} (new)", nameOf(position)),
        names: modeNames(),
        before: null,
        after: standingOf(sides.report, position),
      })),
    ],
    more: total - shown.length,
  };
}

/** Those that are different, or rest on something that is: a pool, or another row of the same isolated leg. */
function movedOf(pairs: readonly Pair[], { ground, then }: Sides): readonly Pair[] {
  const [pools, legs] = [new Set<string>(), new Set<string>()];
  for (const [pool, wallet] of then.account.wallets)
    if (ground.start.account.wallets.get(pool) !== wallet) pools.add(pool);
  for (const { pool } of then.opened) pools.add(pool);
  for (const { before, after } of pairs) {
    if (before === after) continue;
    pools.add(before.pool);
    legs.add(legKey(before));
  }
  return pairs.filter(({ before, after }) =>
    before.marginMode === "cross" && after?.marginMode === "cross"
      ? pools.has(before.pool)
      : before !== after || legs.has(legKey(before)),
  );
}

function legKey({ instrument, side }: Position): string {
  return JSON.stringify([instrument.symbol, side]);
}

/** Of many positions those that end up near liquidation. */
function nearestOf({ report }: Sides, pairs: readonly Pair[]): Pair[] {
  const near: Pair[] = [];
  for (const pair of pairs) {
    if (near.length === SOLVED) break;
    if (pair.after === undefined || report.isLiquidatedWithin(pair.after, NEARBY)) near.push(pair);
  }
  return near;
}

interface Change {
  /** Steps of risk, upwards or downwards. */
  readonly risk: number;
  /** How far the price moved, as a share of the mark; none where it appeared or went. */
  readonly price: Decimal | undefined;
}

/** None where the price and the loss are the same. */
function changeOf({ ground, report }: Sides, { before, after }: Pair): Change | undefined {
  if (after === undefined) return { risk: RISKS.length, price: undefined };
  const [then, now] = [ground.report.position(before).inForce(), report.position(after).inForce()];
  const isSame =
    isEqual(then.liquidationPrice, now.liquidationPrice) &&
    isEqual(then.distance, now.distance) &&
    isEqual(then.worstCaseLoss, now.worstCaseLoss) &&
    then.reason === now.reason;
  if (isSame) return undefined;
  const [riskThen, riskNow] = [then, now].map((mode) => RISKS.indexOf(modeModel(mode, undefined).risk));
  const [from, to] = [then.liquidationPrice, now.liquidationPrice];
  return {
    risk: Math.abs(riskNow! - riskThen!),
    price: from && to && quotient(to.minus(from).abs(), after.markPrice),
  };
}

function isEqual(a: Decimal | undefined, b: Decimal | undefined): boolean {
  if (a === undefined || b === undefined) return !a && !b;
  return a.eq(b);
}

/** The larger change first. */
function compareChanges(a: Change, b: Change): number {
  if (a.risk !== b.risk) return b.risk - a.risk;
  if (a.price === undefined || b.price === undefined)
    return (a.price === undefined ? 0 : 1) - (b.price === undefined ? 0 : 1);
  return b.price.cmp(a.price);
}

function comparedPair({ ground, report }: Sides, { placed, before, after }: Pair): Compared {
  return {
    key: String(placed.row),
    name: ground.nameOf(placed),
    names: modeNames(),
    before: standingOf(ground.report, before),
    after: after === undefined ? null : standingOf(report, after),
  };
}

const modeNames = (): readonly string[] => [
  l10n.t("Liquidation"),
  l10n.t("Distance"),
  l10n.t("Worst-case loss"),
  l10n.t("Margin ratio"),
];

function standingOf(report: AccountReport, position: Position): Standing {
  const mode: ModeReport = report.position(position).inForce();
  const { price, distance, worstCaseLoss, risk } = modeModel(mode, assetOfPool(position.pool));
  return { mode: mode.marginMode, risk, figures: [price, distance, worstCaseLoss, ratioFigure(mode)] };
}

/** Every pool, as there are few. */
export function comparedPools({ ground, report }: Sides): Compared[] {
  const after = new Map(report.pools().map((pool) => [pool.asset, pool]));
  return ground.report.pools().map((pool) => {
    const asset = assetOfPool(pool.asset);
    const then = after.get(pool.asset);
    return {
      key: pool.asset,
      name: asset === undefined ? l10n.t("Account") : l10n.t("Account in {0}", asset),
      names: [
        l10n.t("Margin balance"),
        l10n.t("Margin ratio"),
        l10n.t("Available"),
        l10n.t("Worst-case loss"),
      ],
      before: poolStanding(pool, asset),
      after: then === undefined ? null : poolStanding(then, asset),
    };
  });
}

function poolStanding(pool: PoolReport, asset: string | undefined): Standing {
  return {
    mode: null,
    risk: poolRisk(pool),
    figures: [
      figure(pool.marginBalance, asset, l10n.t("Margin balance, cross wallet and unrealised profit")),
      ratioFigure(pool),
      figure(pool.availableBalance, asset, l10n.t("Available, margin balance less initial margin")),
      figure(pool.worstCaseLoss, asset, l10n.t("At most lost over all positions, counted from entry")),
    ],
  };
}

/** A move that is too small to liquidate anything else, and that tells fast of most positions that they are clear. */
const NEXT_TO_NOTHING = new Decimal("1e-9");

/** The names of the positions that would be liquidated at once and would not be now. */
export function liquidatedAtOnce({ ground, then, report }: Sides): string[] {
  const isNow = (by: AccountReport, position: Position) =>
    by.isLiquidatedWithin(position, NEXT_TO_NOTHING) &&
    by.position(position).inForce().reason === "already-liquidatable";
  const struck = ground.rows.filter((placed) => {
    const after = then.now.get(placed.row);
    if (after === undefined || !isNow(report, after)) return false;
    return !isNow(ground.report, placed.position);
  });
  const opened = then.opened.filter((position) => isNow(report, position));
  return [...struck.map(ground.nameOf), ...opened.map(nameOf)];
}
