/** Short ways to say an account in a test. Numbers are given as strings; what is left out is the plainest case. */
import type { Account, CollateralAsset, Instrument, Position, Wallet } from "../../src/engine/account";
import { Decimal } from "../../src/engine/decimal";
import type { ModeRules, Rules } from "../../src/engine/rules";
import type { SizeLinearSchedule, Tier, TierTable } from "../../src/engine/tiers";

export const decimal = (value: string): Decimal => new Decimal(value);

const optional = (value: string | undefined): Decimal | undefined =>
  value === undefined ? undefined : decimal(value);

/** One row of a tier table: [limit, rate] or [limit, rate, stated amount]; the last has no limit. */
export type TierRow = readonly [limit: string | undefined, rate: string, amount?: string];

/** A table of tiers. Amounts that are left out are those that keep N·r − d continuous. */
export function tiers(rows: readonly TierRow[], unit: TierTable["unit"] = "notional"): TierTable {
  const table: Tier[] = [];
  for (const [limit, rate, amount] of rows) {
    const below = table.at(-1);
    const maintenanceMarginRate = decimal(rate);
    const step = maintenanceMarginRate.minus(below?.maintenanceMarginRate ?? 0).times(below?.limit ?? 0);
    table.push({
      limit: optional(limit),
      maintenanceMarginRate,
      maintenanceAmount: optional(amount) ?? step.plus(below?.maintenanceAmount ?? 0),
      maxLeverage: undefined,
    });
  }
  return {
    kind: "tiers",
    unit,
    derivedAmounts: rows.every(([, , amount]) => amount === undefined),
    tiers: table,
  };
}

/** One tier for every size. */
export const flatRate = (rate: string): TierTable => tiers([[undefined, rate]]);

/** rate + slope × size. */
export function sizeLinear(rate: string, slope: string): SizeLinearSchedule {
  return {
    kind: "size-linear",
    maintenanceMarginRate: decimal(rate),
    maintenanceMarginSlope: decimal(slope),
  };
}

type InstrumentText = Partial<Pick<Instrument, "contractType" | "underlying" | "schedule">> & {
  readonly contractSize?: string;
  readonly quantoMultiplier?: string;
  readonly tickSize?: string;
  readonly takerFeeRate?: string;
  readonly initialMarginRate?: string;
  readonly initialMarginSlope?: string;
};

/** A linear contract of one base unit with a flat maintenance rate of 1 %, unless said otherwise. */
export function instrument(symbol: string, given: InstrumentText = {}): Instrument {
  return {
    symbol,
    contractType: given.contractType ?? "linear",
    underlying: given.underlying ?? symbol,
    contractSize: decimal(given.contractSize ?? "1"),
    quantoMultiplier: decimal(given.quantoMultiplier ?? "1"),
    tickSize: optional(given.tickSize),
    takerFeeRate: optional(given.takerFeeRate),
    initialMarginRate: optional(given.initialMarginRate),
    initialMarginSlope: decimal(given.initialMarginSlope ?? "0"),
    schedule: "schedule" in given ? given.schedule : flatRate("0.01"),
  };
}

interface PositionText {
  readonly instrument?: Instrument;
  readonly pool?: string;
  readonly side?: Position["side"];
  readonly marginMode?: Position["marginMode"];
  readonly quantity?: string;
  readonly entryPrice?: string;
  readonly markPrice?: string;
  readonly leverage?: string;
  readonly isolatedMargin?: string;
  readonly unsettledFunding?: string;
  readonly feeReserve?: string;
}

/** A cross long of 1 at 100, marked where it was entered, unless said otherwise. */
export function position(given: PositionText = {}): Position {
  const entryPrice = decimal(given.entryPrice ?? "100");
  return {
    instrument: given.instrument ?? instrument("BTCUSDT"),
    pool: given.pool ?? "USDT",
    side: given.side ?? "long",
    marginMode: given.marginMode ?? "cross",
    quantity: decimal(given.quantity ?? "1"),
    entryPrice,
    markPrice: optional(given.markPrice) ?? entryPrice,
    leverage: optional(given.leverage),
    isolatedMargin: optional(given.isolatedMargin),
    unsettledFunding: decimal(given.unsettledFunding ?? "0"),
    feeReserve: optional(given.feeReserve),
  };
}

/** A short that is written like a `position`. */
export const short = (given: PositionText = {}): Position => position({ ...given, side: "short" });

export const plainRules: ModeRules = {
  maintenanceBasis: "price",
  closingFee: "none",
  closingFeeReserve: decimal("1"),
  tierMethod: "marginal",
  tierScope: "leg",
  initialBasis: "entry",
  unrealizedProfit: "counts",
  crossConvention: "others-at-mark",
  hedgeNetting: "gross",
  trigger: "at-or-below",
  ratioDirection: "rises",
  modeSwitch: "unknown",
  negativeBalance: "unknown",
  priceRounding: "none",
  partialLiquidation: "none",
  partialLiquidationStep: undefined,
};

/** The plain rules in both modes, but for what is given. */
export const rules = (given: Partial<ModeRules> = {}): Rules => ({
  isolated: { ...plainRules, ...given },
  cross: { ...plainRules, ...given },
  modes: ["isolated", "cross"],
});

interface AssetText {
  readonly balance: string;
  readonly price: string;
  readonly ratio: string;
  readonly priceSymbol?: string;
}

const collateral = ({ balance, price, ratio, priceSymbol }: AssetText): CollateralAsset => ({
  balance: decimal(balance),
  price: decimal(price),
  collateralRatio: decimal(ratio),
  priceSymbol,
});

interface WalletText {
  readonly walletBalance?: string;
  readonly crossWalletBalance?: string;
  readonly openOrderMargin?: string;
  readonly assets?: readonly AssetText[];
  readonly incomplete?: boolean;
}

export const wallet = (given: WalletText): Wallet => ({
  walletBalance: optional(given.walletBalance),
  crossWalletBalance: optional(given.crossWalletBalance),
  assets: (given.assets ?? []).map(collateral),
  openOrderMargin: decimal(given.openOrderMargin ?? "0"),
  incomplete: given.incomplete ?? false,
});

interface AccountText {
  /** Cash of the one pool, USDT; or a wallet for each pool. None: the pool has no wallet. */
  readonly wallet?: string | Readonly<Record<string, WalletText>>;
  readonly rules?: Partial<ModeRules> | Rules;
  readonly positions: readonly Position[];
}

export function account(given: AccountText): Account {
  const wallets =
    typeof given.wallet === "string" ? { USDT: { walletBalance: given.wallet } } : (given.wallet ?? {});
  return {
    rules: given.rules !== undefined && "modes" in given.rules ? given.rules : rules(given.rules),
    wallets: new Map(Object.entries(wallets).map(([asset, text]) => [asset, wallet(text)])),
    positions: given.positions,
  };
}
