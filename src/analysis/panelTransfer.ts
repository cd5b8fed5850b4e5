/** Margin moved between isolated positions and their wallet. */
import * as l10n from "@vscode/l10n";
import { lineEdits } from "../document/difference";
import type { EditOutcome, Refusal } from "../document/edit";
import { isNumberProblem, readNumber } from "../document/number";
import type { Position } from "../engine/account";
import type { Change } from "../engine/changes/change";
import { type Decimal, ZERO } from "../engine/decimal";
import { initialMargin, postedMargin } from "../engine/margin";
import type { MarginPlace, Transfer } from "../protocol/messages";
import type { Analysis } from "./analyze";
import { changedText } from "./changedText";
import { money } from "./format";
import { plainDigits } from "./panelEdit";
import { type RowNumbers, rowWithId } from "./panelRows";
import { assetOfPool } from "./poolKeys";
import { typedDown } from "./typed";

/** What of the margin of a position could go: what is above its initial margin, or all where nothing is; none in cross. */
export function movableMargin({ report }: Analysis, position: Position | undefined): Decimal | undefined {
  if (report === undefined || position?.marginMode !== "isolated") return undefined;
  const posted = postedMargin(position);
  if (posted === undefined || !posted.gt(ZERO)) return undefined;
  const needed = initialMargin(position, report.account.rules.isolated);
  return needed !== undefined && posted.gt(needed) ? typedDown(posted.minus(needed)) : posted;
}

export function editsOfTransfer(analysis: Analysis, numbers: RowNumbers, transfer: Transfer): EditOutcome {
  const amount = amountOf(transfer.amount);
  if ("refusal" in amount) return amount;
  const from = endOf(analysis, numbers, transfer.from);
  const to = endOf(analysis, numbers, transfer.to);
  if ("refusal" in from) return from;
  if ("refusal" in to) return to;
  const refusal = objection(analysis, { from, to, amount });
  if (refusal !== undefined) return { refusal };
  const changed = changedText(analysis, [...changeOf(from, amount.negated()), ...changeOf(to, amount)]);
  return "refusal" in changed ? changed : lineEdits(analysis.tree.text, changed.text);
}

function amountOf(typed: string): Decimal | Refusal {
  const value = readNumber(plainDigits(typed.trim()));
  if (typed.trim() === "") return { refusal: l10n.t("Say how much margin is to be moved.") };
  if (isNumberProblem(value)) return { refusal: value.message };
  return value.gt(ZERO) ? value : { refusal: l10n.t("This must be above 0.") };
}

/** One end of a transfer; the wallet of a pool has no position. */
interface End {
  readonly pool: string;
  readonly position?: Position;
}

function endOf(analysis: Analysis, numbers: RowNumbers, place: MarginPlace): End | Refusal {
  if (place.of === "wallet") return { pool: place.pool };
  const row = rowWithId(analysis, numbers, place.row);
  if (row === undefined) return { refusal: l10n.t("The position is no longer in the file.") };
  const { position } = row;
  if (position === undefined) return { refusal: l10n.t("The position cannot be read.") };
  return { pool: position.pool, position };
}

/** The wallet follows what is posted: it needs no change of its own. */
function changeOf({ position }: End, amount: Decimal): Change[] {
  return position === undefined ? [] : [{ kind: "margin", position, amount, from: "wallet" }];
}

interface Ends {
  readonly from: End;
  readonly to: End;
  readonly amount: Decimal;
}

/** Why margin cannot be moved so; none where it can. */
function objection(analysis: Analysis, { from, to, amount }: Ends): string | undefined {
  if (from.pool !== to.pool)
    return l10n.t("Margin cannot be moved to a position that settles in another asset.");
  if (from.position === to.position) return l10n.t("Margin is moved from one place to another one.");
  const asset = assetOfPool(from.pool);
  for (const { position } of [from, to]) {
    if (position === undefined) continue;
    const { symbol } = position.instrument;
    if (position.marginMode === "cross")
      return l10n.t("{0} is in cross margin: no margin is posted to it.", symbol);
    if (postedMargin(position) === undefined)
      return l10n.t("{0} states neither a margin nor a leverage: what is posted to it is not known.", symbol);
  }
  if (from.position !== undefined) {
    const posted = postedMargin(from.position)!;
    return amount.gt(posted)
      ? l10n.t(
          "{0} has {1} posted; {2} cannot be taken from it.",
          from.position.instrument.symbol,
          money(posted, asset),
          money(amount, asset),
        )
      : undefined;
  }
  const left = analysis.report?.pools().find((pool) => pool.asset === from.pool)?.crossWalletBalance;
  if (left === undefined)
    return l10n.t("What is left in the wallet is not known: enter a wallet balance first.");
  return amount.gt(left)
    ? l10n.t(
        "The wallet has {0} left; {1} cannot be taken from it.",
        money(left, asset),
        money(amount, asset),
      )
    : undefined;
}
