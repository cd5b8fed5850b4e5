/** The result that scripts read (docs/format.md): every digit as a plain string, `null` and a reason for no answer. */
import type { Decimal } from "../engine/decimal";
import type { ModeReport, PoolReport, PositionReport } from "../engine/report";
import { type Analysis, allProblems } from "./analyze";
import { lineIndex } from "./lines";
import { pointerAt } from "./pointer";
import { assetOfPool } from "./poolKeys";
import { modeOf, type Row } from "./resolve";

export const SCHEMA_VERSION = 1;

export function fileResult(path: string, analysis: Analysis) {
  const pools = analysis.report?.pools() ?? [];
  return {
    path,
    venue: analysis.venue?.id ?? null,
    rulesAsOf: analysis.venue?.rulesAsOf ?? null,
    account: accountResult(pools),
    pools: pools.map((pool) => ({ asset: assetOfPool(pool.asset) ?? null, ...poolResult(pool) })),
    positions: analysis.rows.map((row) => positionResult(row, analysis)),
    diagnostics: diagnosticsResult(analysis),
  };
}

export type FileResult = ReturnType<typeof fileResult>;

/** The one pool's figures; with several, money of different assets is not added. */
function accountResult(pools: readonly PoolReport[]) {
  const [only] = pools;
  if (only !== undefined && pools.length === 1) return poolResult(only);
  const liquidatable = pools.map((pool) => pool.liquidatable);
  return {
    ...NO_POOL,
    liquidatable: liquidatable.includes(true)
      ? true
      : liquidatable.includes(undefined) || pools.length === 0
        ? null
        : false,
  };
}

function poolResult(pool: PoolReport) {
  return {
    reason: pool.reason ?? null,
    crossWalletBalance: digits(pool.crossWalletBalance),
    unrealizedPnl: digits(pool.unrealizedPnl),
    marginBalance: digits(pool.marginBalance),
    initialMargin: digits(pool.initialMargin),
    maintenanceMargin: digits(pool.maintenanceMargin),
    availableBalance: digits(pool.availableBalance),
    marginRatio: digits(pool.ratio.marginRatio),
    venueMarginRatio: digits(pool.ratio.venueMarginRatio),
    marginRatioReason: pool.ratio.isExhausted ? "exhausted" : null,
    liquidatable: pool.liquidatable ?? null,
    isolatedMargin: digits(pool.isolatedMargin),
    worstCaseLoss: digits(pool.worstCaseLoss),
    equityAtRisk: digits(pool.equityAtRisk),
  };
}

const NO_POOL: ReturnType<typeof poolResult> = {
  reason: null,
  crossWalletBalance: null,
  unrealizedPnl: null,
  marginBalance: null,
  initialMargin: null,
  maintenanceMargin: null,
  availableBalance: null,
  marginRatio: null,
  venueMarginRatio: null,
  marginRatioReason: null,
  liquidatable: null,
  isolatedMargin: null,
  worstCaseLoss: null,
  equityAtRisk: null,
};

/** One entry of `positions`. */
export function positionResult(row: Row, { report, file, reported }: Analysis) {
  const { values } = row.fields;
  const { position } = row;
  const stated = {
    index: row.index,
    label: values.label ?? null,
    symbol: values.symbol ?? null,
    side: values.side ?? null,
    reportedLiquidationPrice: digits(reported.get(row.index)?.liquidationPrice),
  };
  if (position === undefined || report === undefined) {
    return {
      ...stated,
      marginMode: modeOf(row.fields, file) ?? null,
      quantity: digits(values.quantity),
      entryPrice: digits(values.entryPrice),
      markPrice: digits(values.markPrice),
      notional: null,
      unrealizedPnl: null,
      effectiveLeverage: null,
      isolated: { ...NO_MODE, reason: "invalid" as const },
      cross: { ...NO_MODE, reason: "invalid" as const },
    };
  }
  const of: PositionReport = report.position(position);
  return {
    ...stated,
    marginMode: position.marginMode,
    quantity: digits(position.quantity),
    entryPrice: digits(position.entryPrice),
    markPrice: digits(position.markPrice),
    notional: digits(of.notional),
    unrealizedPnl: digits(of.unrealizedPnl),
    effectiveLeverage: digits(of.effectiveLeverage()),
    isolated: modeResult(of.isolated()),
    cross: modeResult(of.cross()),
  };
}

function modeResult(mode: ModeReport) {
  return {
    liquidationPrice: digits(mode.liquidationPrice),
    reason: mode.reason ?? null,
    below: digits(mode.below),
    above: digits(mode.above),
    liquidationPriceTick: digits(mode.liquidationPriceTick),
    bankruptcyPrice: digits(mode.bankruptcyPrice),
    distance: digits(mode.distance),
    initialMargin: digits(mode.initialMargin),
    maintenanceMargin: digits(mode.maintenanceMargin),
    closingFee: digits(mode.closingFee),
    marginBalance: digits(mode.marginBalance),
    marginRatio: digits(mode.ratio.marginRatio),
    venueMarginRatio: digits(mode.ratio.venueMarginRatio),
    marginRatioReason: mode.ratio.isExhausted ? ("exhausted" as const) : null,
    lossAtLiquidation: digits(mode.lossAtLiquidation),
    feeAtLiquidation: digits(mode.feeAtLiquidation),
    worstCaseLoss: digits(mode.worstCaseLoss),
    equityAtRisk: digits(mode.equityAtRisk),
    hypothetical: mode.hypothetical,
    tier: mode.tier
      ? {
          index: mode.tier.index,
          maintenanceMarginRate: digits(mode.tier.maintenanceMarginRate),
          maintenanceAmount: digits(mode.tier.maintenanceAmount),
          maxLeverage: digits(mode.tier.maxLeverage),
        }
      : null,
  };
}

const NO_MODE: Omit<ReturnType<typeof modeResult>, "reason"> = {
  liquidationPrice: null,
  below: null,
  above: null,
  liquidationPriceTick: null,
  bankruptcyPrice: null,
  distance: null,
  initialMargin: null,
  maintenanceMargin: null,
  closingFee: null,
  marginBalance: null,
  marginRatio: null,
  venueMarginRatio: null,
  marginRatioReason: null,
  lossAtLiquidation: null,
  feeAtLiquidation: null,
  worstCaseLoss: null,
  equityAtRisk: null,
  hypothetical: false,
  tier: null,
};

function diagnosticsResult(analysis: Analysis) {
  const at = lineIndex(analysis.tree.text);
  return allProblems(analysis).map(({ code, severity, message, start, end }) => ({
    code,
    severity,
    message,
    path: pointerAt(analysis.tree, start),
    range: { start: at(start), end: at(end) },
  }));
}

function digits(value: Decimal | undefined): string | null {
  return value === undefined ? null : value.isZero() ? "0" : value.toFixed();
}
