/** Ways to give a position more room: margin, size, leverage, the other mode. Titles say the value. */
import * as l10n from "@vscode/l10n";
import type { Change } from "../../engine/changes/change";
import type { Decimal } from "../../engine/decimal";
import { postedMargin } from "../../engine/margin";
import { isolatedMarginFor, marginFor } from "../../engine/questions/margin";
import { modeSwitch } from "../../engine/questions/modeSwitch";
import { largestQuantity, type SizeLimit } from "../../engine/questions/quantity";
import type { Target } from "../../engine/questions/target";
import { changedText } from "../changedText";
import { money, shown } from "../format";
import { assetOfPool } from "../poolKeys";
import { typedDown, typedUp } from "../typed";
import type { Analysis } from "../analyze";
import type { Proposal } from "./fix";
import { type ReadRow, sizeInFile, writeNumber } from "./write";
import { modeWord } from "../words";

/** More margin, so that the target is met: from the wallet where it holds enough, else put in. */
export function* moreMargin(
  analysis: Analysis,
  row: ReadRow,
  target: Target,
): Iterable<Proposal | Proposal[]> {
  const { account } = analysis.report!;
  const { position } = row;
  if (position.marginMode === "cross") {
    const needed = marginFor(account, position, target);
    if ("value" in needed && needed.value.amount.gt(0))
      yield deposit(analysis, row, typedUp(needed.value.amount));
    return;
  }
  const needed = isolatedMarginFor(account, position, target);
  if ("value" in needed) yield* margin(analysis, row, typedUp(needed.value));
}

/** The posted margin of an isolated row brought up to `total`. */
export function* margin(analysis: Analysis, row: ReadRow, total: Decimal): Iterable<Proposal[]> {
  const posted = postedMargin(row.position);
  const amount = posted && total.minus(posted);
  if (!amount?.gt(0)) return;
  const asset = assetOfPool(row.position.pool);
  const [more, all] = [money(amount, asset), shown(total)];
  const changed = (from: "wallet" | "outside") =>
    changedText(analysis, [{ kind: "margin", position: row.position, amount, from }]);
  yield [
    { title: l10n.t("Post {0} more ({1} in all)", more, all), change: changed("wallet") },
    { title: l10n.t("Deposit and post {0} more ({1} in all)", more, all), change: changed("outside") },
  ];
}

/** Cash for the pool of a row. */
export function deposit(analysis: Analysis, { position }: ReadRow, amount: Decimal): Proposal {
  const change: Change = { kind: "deposit", pool: position.pool, amount };
  return {
    title: l10n.t("Deposit {0}", money(amount, assetOfPool(position.pool))),
    change: changedText(analysis, [change]),
  };
}

/** The largest size that keeps to a limit. */
export function* smallerSize(analysis: Analysis, row: ReadRow, limit: SizeLimit): Iterable<Proposal> {
  const answer = largestQuantity(analysis.report!.account, row.position, limit);
  if ("reason" in answer || answer.value.gte(row.position.quantity)) return;
  const { path, value } = sizeInFile(analysis, row, answer.value);
  const size = typedDown(value);
  if (!size.gt(0)) return;
  yield {
    title: l10n.t("Shrink {0} to {1}", String(path.at(-1)), shown(size)),
    change: [writeNumber(path, size)],
  };
}

/** The other margin mode, with what the venue says of switching. */
export function* otherMode(analysis: Analysis, row: ReadRow): Iterable<Proposal> {
  const answer = modeSwitch(analysis.report!.account, row.position);
  if ("reason" in answer) return;
  const { to, rule, obstacles } = answer.value;
  if (obstacles.some(({ code }) => code === "liquidates" || code === "venue-has-no-such-mode")) return;
  const after = answer.value.preview.positions.find(({ before }) => before === row.position)?.after;
  const reason = after && answer.value.preview.after.position(after).inForce().reason;
  // Nothing is gained by a mode of which nothing is known.
  if (after === undefined || reason?.startsWith("missing") || reason === "invalid") return;
  const venue = analysis.venue!.name;
  const mode = modeWord(to);
  const title = {
    allowed: l10n.t("Switch to {0} margin ({1} lets it be switched while it is open)", mode, venue),
    refused: l10n.t("Open it in {0} margin instead ({1} refuses to switch an open position)", mode, venue),
    "account-wide": l10n.t("Switch to {0} margin ({1} switches the whole account)", mode, venue),
    unknown: l10n.t("Switch to {0} margin", mode),
  }[rule];
  const change = changedText(analysis, [{ kind: "mode", position: row.position, marginMode: to }]);
  yield { title, change };
}
