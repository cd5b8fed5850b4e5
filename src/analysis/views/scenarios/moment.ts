/** The account at an event, just before it and just after. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../../../engine/account";
import type { Decimal } from "../../../engine/decimal";
import { type AccountReport, evaluate } from "../../../engine/evaluate";
import type { ModeReport, PoolReport } from "../../../engine/report";
import type { MomentModel, MomentPool } from "../../../protocol/views/scenarios";
import { type AccountThen, type Arranged, momentOf } from "../../../simulation";
import { nameOf } from "../../answers/names";
import { nameOfPool } from "../../poolKeys";
import { explain } from "../../reasons";
import type { ToldEvent } from "../../simulation/reportFigures";
import type { OrderedWalk, Run } from "../../simulation/run";
import { percent, shown } from "../../simulation/signed";
import { modeWord } from "../../words";

/** Longer tables are not read; what fell is in them in any case. */
const MOST_ROWS = 60;
const NONE = "–";

/** None where the account cannot be walked to the event again. */
export function momentModel(
  run: Run,
  arranged: Pick<Arranged, "isolated">,
  walk: OrderedWalk,
  { event, time, sentence }: ToldEvent,
): MomentModel | null {
  const moment = momentOf(run.account, run.market, run.options, { arranged, ...walk, event });
  if (moment === undefined) return null;
  const before = evaluate(moment.before.account);
  const after = evaluate(moment.after.account);
  const wasOpen = run.account.positions.filter((one) => moment.before.positionOf(one) !== undefined);
  const fell = (one: Position) => (moment.after.positionOf(one) === undefined ? 0 : 1);
  const ordered = [...wasOpen].sort((a, b) => fell(a) - fell(b));
  const rows = ordered
    .slice(0, MOST_ROWS)
    .map((one) => rowOf(one, [moment.before, before], [moment.after, after]));
  return {
    event: event.index,
    title: l10n.t("{0}: {1}", time, sentence),
    pools: poolsOf(before, after),
    positions: {
      heads: [
        l10n.t("Position"),
        l10n.t("Mark"),
        l10n.t("Margin balance"),
        l10n.t("Maintenance margin"),
        l10n.t("Liquidation price before"),
        l10n.t("Liquidation price after"),
      ],
      rows,
    },
    more: ordered.length - rows.length,
  };
}

type Then = readonly [AccountThen, AccountReport];

function rowOf(given: Position, [before, report]: Then, [after, reportAfter]: Then): string[] {
  const was = before.positionOf(given)!;
  const is = after.positionOf(given);
  const mode = report.position(was).inForce();
  return [
    l10n.t("{0}, {1}", nameOf(was), modeWord(was.marginMode)),
    shown(was.markPrice),
    figure(mode.marginBalance),
    figure(mode.maintenanceMargin),
    priceBefore(mode, was),
    is === undefined ? l10n.t("gone") : priceOf(reportAfter.position(is).inForce()),
  ];
}

/** Where no more is there than is asked for, the mark is the price: on which side of it is a matter of the last digit. */
function priceBefore(mode: ModeReport, { markPrice }: Position): string {
  const isMet = figure(mode.marginBalance) === figure(mode.maintenanceMargin);
  return isMet && mode.marginBalance !== undefined ? shown(markPrice) : priceOf(mode);
}

function priceOf(mode: ModeReport): string {
  return mode.liquidationPrice === undefined ? explain(mode) : shown(mode.liquidationPrice);
}

function figure(value: Decimal | undefined): string {
  return value === undefined ? NONE : shown(value);
}

function poolsOf(before: AccountReport, after: AccountReport): MomentPool[] {
  const now = new Map(after.pools().map((pool) => [pool.asset, pool]));
  return before.pools().map((was): MomentPool => {
    const is = now.get(was.asset);
    const row = (name: string, of: (pool: PoolReport) => string) => [
      name,
      of(was),
      is === undefined ? NONE : of(is),
    ];
    return {
      name: nameOfPool(was.asset),
      rows: [
        row(l10n.t("Cross wallet balance"), (pool) => figure(pool.crossWalletBalance)),
        row(l10n.t("Margin balance of cross"), (pool) => figure(pool.marginBalance)),
        row(l10n.t("Maintenance margin of cross"), (pool) => figure(pool.maintenanceMargin)),
        row(l10n.t("Margin ratio"), ratioOf),
        row(l10n.t("Posted to isolated positions"), (pool) => figure(pool.isolatedMargin)),
      ],
    };
  });
}

function ratioOf({ ratio: { marginRatio, isExhausted } }: PoolReport): string {
  if (isExhausted) return l10n.t("nothing is left");
  return marginRatio === undefined ? NONE : percent(marginRatio);
}
