/** An account of the engine as a position file that says the same, with every digit. */
import type { Account, Instrument, Position, Wallet } from "../../src/engine/account";
import type { Decimal } from "../../src/engine/decimal";
import type { ModeRules } from "../../src/engine/rules";

/** Whether a file can say it: no wallet states two balances, and no row of it is missing. */
export function canBeWritten({ wallets }: Account): boolean {
  return [...wallets.values()].every(
    ({ walletBalance, crossWalletBalance, incomplete }) =>
      !incomplete && (walletBalance === undefined || crossWalletBalance === undefined),
  );
}

export function fileOf({ rules, wallets, positions }: Account): string {
  const instruments = new Map(positions.map((one) => [one.instrument.symbol, one]));
  const axes = Object.keys(rules.cross) as (keyof ModeRules)[];
  const file = {
    rules: Object.fromEntries(
      axes.flatMap((axis) => {
        const [isolated, cross] = [rules.isolated[axis], rules.cross[axis]].map(
          (value) => value && text(value),
        );
        return isolated === undefined || cross === undefined ? [] : [[axis, { isolated, cross }]];
      }),
    ),
    account: {
      // No position settles in it: each pool has a wallet of its own.
      collateral: "NONE",
      wallets: Object.fromEntries([...wallets].map(([asset, wallet]) => [asset, walletOf(wallet)])),
    },
    instruments: Object.fromEntries(
      [...instruments].map(([symbol, { instrument, pool }]) => [symbol, instrumentOf(instrument, pool)]),
    ),
    positions: positions.map(positionOf),
  };
  return JSON.stringify(file, null, 2);
}

const text = (value: Decimal | string): string => (typeof value === "string" ? value : value.toFixed());

const optional = (value: Decimal | undefined): string | undefined => value?.toFixed();

function walletOf({ walletBalance, crossWalletBalance, openOrderMargin }: Wallet) {
  return {
    walletBalance: optional(walletBalance),
    crossWalletBalance: optional(crossWalletBalance),
    openOrderMargin: text(openOrderMargin),
  };
}

function instrumentOf(instrument: Instrument, settle: string) {
  const { contractType, underlying, schedule } = instrument;
  return {
    contractType,
    underlying,
    settle,
    contractSize: text(instrument.contractSize),
    quantoMultiplier: text(instrument.quantoMultiplier),
    tickSize: optional(instrument.tickSize),
    takerFeeRate: optional(instrument.takerFeeRate),
    initialMarginRate: optional(instrument.initialMarginRate),
    initialMarginSlope: text(instrument.initialMarginSlope),
    ...(schedule?.kind === "size-linear" && {
      maintenanceMarginRate: text(schedule.maintenanceMarginRate),
      maintenanceMarginSlope: text(schedule.maintenanceMarginSlope),
    }),
    ...(schedule?.kind === "tiers" && {
      tiers: schedule.tiers.map(({ limit, maintenanceMarginRate, maintenanceAmount }) => ({
        [schedule.unit === "contracts" ? "maxContracts" : "maxNotional"]: optional(limit),
        maintenanceMarginRate: text(maintenanceMarginRate),
        ...(!schedule.derivedAmounts && { maintenanceAmount: text(maintenanceAmount) }),
      })),
    }),
  };
}

function positionOf(position: Position) {
  return {
    symbol: position.instrument.symbol,
    side: position.side,
    quantity: text(position.quantity),
    entryPrice: text(position.entryPrice),
    markPrice: text(position.markPrice),
    leverage: optional(position.leverage),
    marginMode: position.marginMode,
    isolatedMargin: optional(position.isolatedMargin),
    unsettledFunding: text(position.unsettledFunding),
    feeReserve: optional(position.feeReserve),
  };
}
