/** The same book three ways: as it is, all in cross, all isolated; what each ties up and leaves idle. */
import type { Account, Position } from "../account";
import { applyChanges } from "../changes/apply";
import type { Refusal } from "../changes/change";
import { type Decimal, notNegative, ZERO } from "../decimal";
import { type AccountReport, evaluate } from "../evaluate";
import type { MarginMode } from "../rules";

export interface Arrangement {
  readonly account: Account;
  readonly report: AccountReport;
  readonly pools: readonly Capital[];
  /** What a position of the account as it is has become in this arrangement. */
  readonly positionOf: (position: Position) => Position | undefined;
}

/** The capital of a settle asset. */
export interface Capital {
  readonly asset: string;
  /** Posted to isolated positions, plus what cross positions and open orders hold; none where not known. */
  readonly tied: Decimal | undefined;
  /** Free to be taken out or used; none where not known. */
  readonly idle: Decimal | undefined;
  readonly worstCaseLoss: Decimal | undefined;
}

export interface Arrangements {
  readonly asWritten: Arrangement;
  /** Or why not all positions can be in that mode. */
  readonly cross: Arrangement | { readonly refusal: Refusal };
  readonly isolated: Arrangement | { readonly refusal: Refusal };
}

export function arrangements(account: Account): Arrangements {
  return {
    asWritten: arrangementOf(account, (position) => position),
    cross: allIn(account, "cross"),
    isolated: allIn(account, "isolated"),
  };
}

function allIn(account: Account, marginMode: MarginMode): Arrangement | { readonly refusal: Refusal } {
  const others = account.positions.filter((position) => position.marginMode !== marginMode);
  const changed = applyChanges(
    account,
    others.map((position) => ({ kind: "mode", position, marginMode })),
  );
  if ("refusal" in changed) return { refusal: changed.refusal };
  return arrangementOf(changed.account, changed.positionOf);
}

function arrangementOf(account: Account, positionOf: Arrangement["positionOf"]): Arrangement {
  const report = evaluate(account);
  const pools = report.pools().map((pool): Capital => {
    const reserved = account.wallets.get(pool.asset)?.openOrderMargin ?? ZERO;
    const held = pool.initialMargin?.plus(reserved);
    const { isolatedMargin, marginBalance, worstCaseLoss } = pool;
    return {
      asset: pool.asset,
      tied: held && isolatedMargin?.plus(held),
      idle: held && marginBalance && notNegative(marginBalance.minus(held)),
      worstCaseLoss,
    };
  });
  return { account, report, pools, positionOf };
}
