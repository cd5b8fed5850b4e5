/** Back within the limits that the owner set. */
import * as l10n from "@vscode/l10n";
import { quotient } from "../../engine/decimal";
import { legOf } from "../../engine/leg";
import { postedMargin } from "../../engine/margin";
import { money, shown } from "../format";
import { leverageOf } from "../leverage";
import { lossBudget, NO_POLICY, policyInForce } from "../policy";
import { assetOfPool } from "../poolKeys";
import { changedText } from "../changedText";
import { typedDown, typedUp } from "../typed";
import type { Fixer, FixContext } from "./fix";
import { margin, otherMode, smallerSize } from "./margin";
import { fieldOf, isRead, writeNumber } from "./write";

const policyOf = ({ analysis, options }: FixContext) =>
  policyInForce(analysis.file, options.policy ?? NO_POLICY);

export const maxLeverage: Fixer = function* (context) {
  const { analysis, row } = context;
  const maximum = policyOf(context).maxLeverage;
  if (!isRead(row) || maximum === undefined) return;
  const own = leverageOf(row.position);
  if (own?.isStated === false) {
    yield* margin(analysis, row, typedUp(quotient(legOf(row.position).entryNotional, maximum)));
    return;
  }
  yield {
    title: l10n.t("Lower leverage to {0}", shown(maximum)),
    change: [writeNumber(fieldOf(row, "leverage"), maximum)],
    isPreferred: true,
  };
};

export const isolatedRequired: Fixer = function* (context) {
  const { analysis, row } = context;
  const limit = policyOf(context).requireIsolatedFromLeverage;
  if (!isRead(row) || limit === undefined) return;
  yield* otherMode(analysis, row);
  const lower = limit.minus("0.000000001").floor();
  if (!lower.gt(0)) return;
  yield {
    title: l10n.t("Lower leverage to {0}", shown(lower)),
    change: [writeNumber(fieldOf(row, "leverage"), lower)],
  };
};

export const maxLossPerPosition: Fixer = function* (context) {
  const { analysis, row } = context;
  const limit = policyOf(context).maxLossPerPosition;
  if (!isRead(row) || limit === undefined) return;
  const { position } = row;
  const budget = lossBudget(analysis.report!, position.pool, limit)?.amount;
  if (budget === undefined) return;
  yield* smallerSize(analysis, row, { kind: "worst-case-loss", amount: budget });
  const posted = postedMargin(position);
  if (position.marginMode === "isolated" && posted?.gt(budget)) {
    const kept = typedDown(budget.minus(position.unsettledFunding));
    const amount = kept.minus(posted);
    const title = l10n.t(
      "Take out {0} of margin ({1} left)",
      money(amount.negated(), assetOfPool(position.pool)),
      shown(kept),
    );
    if (kept.gt(0))
      yield { title, change: changedText(analysis, [{ kind: "margin", position, amount, from: "wallet" }]) };
  }
  if (position.marginMode === "cross") yield* otherMode(analysis, row);
};
