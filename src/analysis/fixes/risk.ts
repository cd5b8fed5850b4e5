/** Too little behind a position, or the wrong kind of it. */
import * as l10n from "@vscode/l10n";
import { Decimal, quotient, ZERO } from "../../engine/decimal";
import { legOf } from "../../engine/leg";
import { minimumDistance } from "../analyze";
import { shown } from "../format";
import { typedUp } from "../typed";
import type { Fixer, FixContext } from "./fix";
import { deposit, margin, moreMargin, otherMode, smallerSize } from "./margin";
import { fieldOf, isRead, writeNumber, writeWord } from "./write";

/** The least distance that is worth clearing, where none is asked for. */
const SOME_DISTANCE = new Decimal("0.01");

/** For what is liquidated already or nearly: more margin, a smaller size, or the other mode. */
export const moreRoom: Fixer = function* (context) {
  const { analysis, row } = context;
  if (!isRead(row)) return;
  const target = { kind: "distance", distance: wantedDistance(context) } as const;
  yield* moreMargin(analysis, row, target);
  yield* smallerSize(analysis, row, target);
  yield* otherMode(analysis, row);
};

function wantedDistance({ analysis, options }: FixContext): Decimal {
  const distance = minimumDistance(analysis.file, options);
  return distance.gt(0) ? distance : SOME_DISTANCE;
}

export const isolatedMarginBelowInitial: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { isolatedMargin, leverage } = row.position;
  if (isolatedMargin === undefined || leverage === undefined) return;
  const leg = legOf(row.position);
  const isAtEntry = analysis.report!.account.rules.isolated.initialBasis === "entry";
  const notional = isAtEntry ? leg.entryNotional : leg.markNotional;
  yield* margin(analysis, row, typedUp(quotient(notional, leverage)));
  if (isolatedMargin.isZero()) return;
  const implied = typedUp(quotient(notional, isolatedMargin));
  yield {
    title: l10n.t("Set leverage to {0}, what the margin stands for", shown(implied)),
    change: [writeNumber(fieldOf(row, "leverage"), implied)],
  };
};

export const initialMarginNotCovered: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { pool } = row.position;
  const { marginBalance, initialMargin } = analysis.report!.pools().find(({ asset }) => asset === pool)!;
  if (marginBalance === undefined || initialMargin === undefined) return;
  const orders = analysis.report!.account.wallets.get(pool)?.openOrderMargin ?? ZERO;
  yield deposit(analysis, row, typedUp(initialMargin.plus(orders).minus(marginBalance)));
};

/** A venue with one mode leaves no choice. */
export const hypotheticalMode: Fixer = function* ({ analysis, row }) {
  const [mode, other] = analysis.report!.account.rules.modes;
  if (!isRead(row) || mode === undefined || other !== undefined) return;
  yield {
    title: l10n.t('Change marginMode to "{0}"', mode),
    change: [writeWord(fieldOf(row, "marginMode"), mode)],
    isPreferred: true,
  };
};
