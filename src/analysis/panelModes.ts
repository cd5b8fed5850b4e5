/** A position under one margin mode, in the words and figures of the panel. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../engine/decimal";
import type { ModeReport, PoolReport, Reason } from "../engine/report";
import type { Figure, ModeModel, Risk, RowModeModel } from "../protocol/messages";
import { grouped } from "./format";
import { punctuated } from "./numberFormat";
import { explain } from "./reasons";

export const NOTHING: Figure = { text: "", title: "" };

export const unreadableMode = (): RowModeModel => ({
  price: { text: "–", title: l10n.t("The position cannot be read.") },
  isPrice: false,
  distance: NOTHING,
  worstCaseLoss: NOTHING,
  lossAtLiquidation: NOTHING,
  marginRatio: NOTHING,
  tier: NOTHING,
  risk: "unknown",
  isHypothetical: false,
});

const shortReasons = (): Record<Reason, string> => ({
  never: l10n.t("never"),
  "other-side": l10n.t("other side"),
  "already-liquidatable": l10n.t("now"),
  "missing-leverage": l10n.t("needs leverage"),
  "missing-tiers": l10n.t("needs tiers"),
  "missing-wallet": l10n.t("needs wallet"),
  "missing-fee": l10n.t("needs fee"),
  invalid: "–",
});

export function modeModel(mode: ModeReport, asset: string | undefined): ModeModel {
  const risk = riskOf(mode);
  return {
    price: priceFigure(mode),
    isPrice: mode.liquidationPrice !== undefined,
    distance: mode.distance ? distanceFigure(mode.distance, risk) : NOTHING,
    worstCaseLoss: figure(mode.worstCaseLoss, asset, l10n.t("At most lost, counted from entry")),
    risk,
    isHypothetical: mode.hypothetical,
  };
}

function priceFigure(mode: ModeReport): Figure {
  const { liquidationPrice, below, above, reason } = mode;
  if (liquidationPrice !== undefined) {
    const other = below && above ? (below.eq(liquidationPrice) ? above : below) : undefined;
    const tick = mode.liquidationPriceTick;
    const isOffTick = tick !== undefined && !tick.eq(liquidationPrice);
    const title = liquidationTitle(
      digits(liquidationPrice),
      isOffTick ? digits(tick) : undefined,
      other && digits(other),
    );
    return { text: brief(liquidationPrice), title };
  }
  const title = sentence(explain(mode));
  if (reason === "other-side" && (below ?? above)) {
    return { text: below ? `▼ ${brief(below)}` : `▲ ${brief(above!)}`, title };
  }
  return { text: shortReasons()[reason ?? "never"], title };
}

function liquidationTitle(price: string, tick: string | undefined, other: string | undefined): string {
  if (tick !== undefined && other !== undefined)
    return l10n.t("Liquidation at {0}; to the tick {1}; also at {2}, on the other side.", price, tick, other);
  if (tick !== undefined) return l10n.t("Liquidation at {0}; to the tick {1}.", price, tick);
  return other === undefined
    ? l10n.t("Liquidation at {0}.", price)
    : l10n.t("Liquidation at {0}; also at {1}, on the other side.", price, other);
}

const riskWords = (): Partial<Record<Risk, string>> => ({
  watch: l10n.t("worth watching"),
  near: l10n.t("near"),
  critical: l10n.t("very near"),
});

function distanceFigure(distance: Decimal, risk: Risk): Figure {
  const word = riskWords()[risk];
  const text = share(distance);
  return {
    text,
    title: word ? l10n.t("{0} from the mark, {1}.", text, word) : l10n.t("{0} from the mark.", text),
  };
}

/** From which fraction of the mark on a liquidation price is how near. */
const [CRITICAL, NEAR, WATCH] = ["0.05", "0.10", "0.20"];

export function riskOf({ reason, distance }: ModeReport): Risk {
  if (reason === "already-liquidatable") return "liquidatable";
  if (reason === "never") return "none";
  if (distance === undefined) return "unknown";
  if (distance.lt(CRITICAL)) return "critical";
  if (distance.lt(NEAR)) return "near";
  return distance.lt(WATCH) ? "watch" : "fine";
}

/** How far a pool is from its liquidation, by its margin ratio. */
export function poolRisk({ liquidatable, ratio, maintenanceMargin }: PoolReport): Risk {
  if (liquidatable) return "liquidatable";
  const { marginRatio } = ratio;
  if (marginRatio === undefined) return maintenanceMargin?.isZero() ? "none" : "unknown";
  if (marginRatio.gte("0.8")) return "critical";
  if (marginRatio.gte("0.5")) return "near";
  return marginRatio.gte("0.25") ? "watch" : "fine";
}

/** A figure of a pool, with its name and all its digits as a tooltip. */
export function figure(value: Decimal | undefined, asset: string | undefined, name: string): Figure {
  if (value === undefined) return { text: "–", title: l10n.t("{0}: not known.", name) };
  return { text: brief(value), title: `${name}: ${digits(value)}${asset ? ` ${asset}` : ""}` };
}

export function ratioFigure({ ratio }: Pick<PoolReport, "ratio">): Figure {
  const name = l10n.t("Maintenance margin over margin balance; liquidation at 100 %");
  if (ratio.isExhausted)
    return { text: l10n.t("exhausted"), title: l10n.t("Nothing is left to cover the maintenance margin.") };
  if (ratio.marginRatio === undefined) return { text: "–", title: name };
  return { text: share(ratio.marginRatio), title: name };
}

/** As short as a cell needs: two decimals of thousands, four of units, more of less; the tooltip has the rest. */
export function brief(value: Decimal): string {
  const size = value.abs();
  const decimals = size.gte(1000) ? 2 : size.gte(1) ? 4 : 0;
  const significant = size.lt("0.001") ? 4 : 5;
  return grouped(
    decimals > 0 || value.isZero() ? value.toDecimalPlaces(decimals) : value.toSignificantDigits(significant),
  );
}

/** A fraction as a percentage, to three digits or so. */
export function share(fraction: Decimal): string {
  const value = fraction.times(100);
  if (value.gte(1000)) return ">999 %";
  const decimals = value.gte(100) ? 0 : value.gte(10) ? 1 : 2;
  return `${punctuated(value.toDecimalPlaces(decimals).toFixed(), false)} %`;
}

/** Up to twenty digits: more than anyone reads, fewer than a quotient has. */
export function digits(value: Decimal): string {
  return punctuated(value.toSignificantDigits(20).toFixed(), false);
}

function sentence(words: string): string {
  return l10n.t("{0}.", `${words.charAt(0).toUpperCase()}${words.slice(1)}`);
}
