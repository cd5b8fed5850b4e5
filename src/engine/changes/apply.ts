/** Makes changes one after the other. The account that is given stays as it is. */
import type { Account, Position } from "../account";
import { type Decimal, quotient, ZERO } from "../decimal";
import { legOf } from "../leg";
import { postedMargin } from "../margin";
import type { Change, Changed, Refusal } from "./change";
import { Ledger } from "./ledger";
import { addTo, feeOn, flip, reduce } from "./trade";
import { forfeit, moveMargin, setLeverage, switchMode } from "./transfer";

export function applyChanges(account: Account, changes: readonly Change[]): Changed {
  const ledger = new Ledger(account);
  for (const change of changes) {
    const refusal = make(ledger, change);
    if (refusal !== undefined) return { refusal, change };
  }
  return {
    account: ledger.account(),
    positionOf: (before) => ledger.now(before),
    realizedPnl: ledger.realizedPnl,
    fees: ledger.fees,
  };
}

function make(ledger: Ledger, change: Change): Refusal | undefined {
  const stated = "price" in change ? change.price : undefined;
  if (stated !== undefined && !stated.gt(ZERO)) return "price-out-of-range";
  switch (change.kind) {
    case "open":
      return open(ledger, change.position);
    case "add":
      return addTo(ledger, change.position, { quantity: change.quantity, price: priceOf(ledger, change) });
    case "reduce":
      return reduce(ledger, change.position, { quantity: change.quantity, price: priceOf(ledger, change) });
    case "flip":
      return flip(ledger, change.position, { quantity: change.quantity, price: priceOf(ledger, change) });
    case "margin":
      return moveMargin(ledger, change.position, change.amount, change.from);
    case "deposit":
      return ledger.deposit(change.pool, change.amount) ? undefined : "missing-wallet";
    case "forfeit":
      return forfeit(ledger, change.position);
    case "mode":
      return switchMode(ledger, change.position, change.marginMode);
    case "leverage":
      return setLeverage(ledger, change.position, change.leverage);
    case "mark":
      return setMark(ledger, change.symbol, change.price);
  }
}

/** The price of a trade: as given, or the mark. */
function priceOf(ledger: Ledger, { position, price }: { position: Position; price?: Decimal }): Decimal {
  return price ?? (ledger.now(position) ?? position).markPrice;
}

function open(ledger: Ledger, position: Position): Refusal | undefined {
  if (!position.quantity.gt(ZERO)) return "quantity-out-of-range";
  if (position.marginMode === "isolated" && postedMargin(position) === undefined) return "missing-leverage";
  ledger.realize(position.pool, ZERO, feeOn(position, legOf(position).entryNotional));
  ledger.append(position);
  return undefined;
}

function setMark(ledger: Ledger, symbol: string, price: Decimal): Refusal | undefined {
  const mark = ledger.markOf(symbol);
  if (mark === undefined) return "no-such-position";
  ledger.setMark(symbol, price, (assetPrice) => quotient(assetPrice.times(price), mark));
  return undefined;
}
