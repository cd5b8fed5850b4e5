/** What can be done to an account. Positions are named by the object that stands for them in the account as it was. */
import type { Account, Position } from "../account";
import type { Decimal } from "../decimal";
import type { MarginMode } from "../rules";

export type Change =
  /** A new position; what it posts is taken from the wallet. */
  | { readonly kind: "open"; readonly position: Position }
  /** More of a position, at a price; the mark where none is given. */
  | {
      readonly kind: "add";
      readonly position: Position;
      readonly quantity: Decimal;
      readonly price?: Decimal;
    }
  /** Part of a position closed at a price, or all of it. */
  | {
      readonly kind: "reduce";
      readonly position: Position;
      /** All of it where none is given. */
      readonly quantity?: Decimal;
      readonly price?: Decimal;
    }
  /** Closed, and opened on the other side; as much as it was where no quantity is given. */
  | {
      readonly kind: "flip";
      readonly position: Position;
      readonly quantity?: Decimal;
      readonly price?: Decimal;
    }
  /** Margin of an isolated position, from the wallet or from outside; negative to take it away. */
  | {
      readonly kind: "margin";
      readonly position: Position;
      readonly amount: Decimal;
      readonly from: "wallet" | "outside";
    }
  /** Cash put into the wallet of a pool; negative to take it out. */
  | { readonly kind: "deposit"; readonly pool: string; readonly amount: Decimal }
  /** An isolated position that the venue takes with all that is posted to it. */
  | { readonly kind: "forfeit"; readonly position: Position }
  | { readonly kind: "mode"; readonly position: Position; readonly marginMode: MarginMode }
  | { readonly kind: "leverage"; readonly position: Position; readonly leverage: Decimal }
  /** Another price of a symbol, with all that follows it. */
  | { readonly kind: "mark"; readonly symbol: string; readonly price: Decimal };

/** Why a change cannot be made. */
export type Refusal =
  /** The position is not there, or is closed already. */
  | "no-such-position"
  /** A quantity that is not above 0, or more than there is. */
  | "quantity-out-of-range"
  | "price-out-of-range"
  | "leverage-out-of-range"
  /** Neither the margin nor a leverage is stated, so what is posted is not known. */
  | "missing-leverage"
  /** A cross position has no margin of its own. */
  | "not-isolated"
  /** The pool has no wallet to put cash into. */
  | "missing-wallet"
  /** More than is posted would be taken away. */
  | "margin-out-of-range"
  /** A loss larger than what is fenced off for the position. */
  | "beyond-bankruptcy";

/** The account after changes, or why one of them could not be made. */
export type Changed =
  | {
      readonly account: Account;
      /** What became of a position; none where it is closed, the new one where it was flipped. */
      readonly positionOf: (before: Position) => Position | undefined;
      /** Profit and loss that became cash, funding with it, and the fees that were paid; by pool, fees as costs. */
      readonly realizedPnl: ReadonlyMap<string, Decimal>;
      readonly fees: ReadonlyMap<string, Decimal>;
    }
  | { readonly refusal: Refusal; readonly change: Change };
