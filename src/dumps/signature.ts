/** A first look at a text: whether it may be a dump at all. Quick, so that other files cost nothing. */

/** How much of a text is looked at. */
export const SIGNATURE_LENGTH = 4096;

/** Fields that stand in one kind of dump or configuration and hardly elsewhere. */
const FIELDS = [
  "positionAmt",
  "crossWalletBalance",
  "totalCrossWalletBalance",
  "maintenanceMarginPercentage",
  "initialMarginPercentage",
  "unrealizedPnl",
  "mgnMode",
  "cashBal",
  "assetPositions",
  "openPerpetualPositions",
  "crossMargin",
  "positionIdx",
  "positionValue",
  "totalPerpUPL",
  "totalPerpUpl",
  "totalPositionIM",
  "average_price",
  "available_withdrawal_funds",
  "openPositions",
  "marginRequirements",
  "marginEquity",
  "avgEntryPrice",
  "liq_price",
  "stake_currency",
  "trading_mode",
  "position_mode",
  "approved_coins",
  "total_wallet_exposure_limit",
  "btc_collateral_cap",
  "strategy_kind",
  "trailing_martingale",
].join("|");

/** As a key, with or without quotes: JSON, YAML and HJSON. */
const SIGNATURE = new RegExp(`(?:^|[\\s{,"'])(?:${FIELDS})["']?\\s*:`);

export function mayBeDump(beginning: string): boolean {
  return SIGNATURE.test(beginning.slice(0, SIGNATURE_LENGTH));
}
