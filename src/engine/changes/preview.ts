/** Before and after of everything, for changes that are only thought of. */
import type { Account, Position } from "../account";
import type { Decimal } from "../decimal";
import { type AccountReport, evaluate } from "../evaluate";
import { applyChanges } from "./apply";
import type { Change, Refusal } from "./change";

export interface Preview {
  readonly before: AccountReport;
  readonly after: AccountReport;
  /** Every position that is there before or after, in the order of the account. */
  readonly positions: readonly { readonly before?: Position; readonly after?: Position }[];
  readonly realizedPnl: ReadonlyMap<string, Decimal>;
  readonly fees: ReadonlyMap<string, Decimal>;
}

export function preview(
  account: Account,
  changes: readonly Change[],
): Preview | { readonly refusal: Refusal; readonly change: Change } {
  const changed = applyChanges(account, changes);
  if ("refusal" in changed) return changed;
  const kept = account.positions.map((before) => pair(before, changed.positionOf(before)));
  const opened = changes.flatMap((change) => (change.kind === "open" ? [change.position] : []));
  return {
    before: evaluate(account),
    after: evaluate(changed.account),
    positions: [...kept, ...opened.map((position) => pair(undefined, changed.positionOf(position)))],
    realizedPnl: changed.realizedPnl,
    fees: changed.fees,
  };
}

function pair(before: Position | undefined, after: Position | undefined) {
  return { ...(before && { before }), ...(after && { after }) };
}
