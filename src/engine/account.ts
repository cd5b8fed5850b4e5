/** What the engine works on: an account whose text has been read and whose venue has been looked up. */
import type { Decimal } from "./decimal";
import type { MarginMode, Rules } from "./rules";
import type { MarginSchedule } from "./tiers";

export type Side = "long" | "short";

export type ContractType = "linear" | "inverse" | "quanto";

export interface Instrument {
  readonly symbol: string;
  readonly contractType: ContractType;
  /** What several symbols share when they follow one price; the symbol itself where nothing is known. */
  readonly underlying: string;
  /** Base units per contract (linear), quote units per contract (inverse), 1 (quanto). */
  readonly contractSize: Decimal;
  /** Settle units per contract and unit of price; 1 but for quanto. */
  readonly quantoMultiplier: Decimal;
  readonly tickSize: Decimal | undefined;
  readonly takerFeeRate: Decimal | undefined;
  /** Initial margin where no leverage is stated: (rate + slope × size in base units) of the notional. */
  readonly initialMarginRate: Decimal | undefined;
  readonly initialMarginSlope: Decimal;
  /** None where no table is known. */
  readonly schedule: MarginSchedule | undefined;
}

export interface Position {
  readonly instrument: Instrument;
  /** The key of the pool it settles in. */
  readonly pool: string;
  readonly side: Side;
  readonly marginMode: MarginMode;
  /** Base units (linear), quote units (inverse), contracts (quanto). */
  readonly quantity: Decimal;
  readonly entryPrice: Decimal;
  readonly markPrice: Decimal;
  readonly leverage: Decimal | undefined;
  /** Margin posted, as stated; none where the file leaves it to notional / leverage. */
  readonly isolatedMargin: Decimal | undefined;
  /** Cash owed to the holder, signed. */
  readonly unsettledFunding: Decimal;
  /** The part of the isolated margin that is held for the closing fee. */
  readonly feeReserve: Decimal | undefined;
}

/** A collateral asset besides the cash: counts price × balance × ratio. */
export interface CollateralAsset {
  readonly balance: Decimal;
  readonly price: Decimal;
  readonly collateralRatio: Decimal;
  /** The symbol whose price its own price follows; none for an asset that stays where it is. */
  readonly priceSymbol: string | undefined;
}

/** The cash and collateral behind the positions that settle in one asset. */
export interface Wallet {
  /** Cash with the margin posted to isolated positions. */
  readonly walletBalance: Decimal | undefined;
  /** Or instead: the cash that is left behind the cross positions. */
  readonly crossWalletBalance: Decimal | undefined;
  readonly assets: readonly CollateralAsset[];
  /** Margin held by open orders. */
  readonly openOrderMargin: Decimal;
  /** Set when a row that could not be read belongs here: no cross figure of this pool can be trusted. */
  readonly incomplete: boolean;
  /** Set when such a row is isolated beside a stated cross wallet: only what is posted in all is then unknown. */
  readonly isolatedIncomplete?: boolean;
}

export interface Account {
  readonly rules: Rules;
  /** One wallet per pool; a pool without one has no cross figures. */
  readonly wallets: ReadonlyMap<string, Wallet>;
  readonly positions: readonly Position[];
}
