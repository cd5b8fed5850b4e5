/** A position under one margin mode, in the words and figures of the panel. */
import type { Decimal } from "../engine/decimal";
import type { ModeReport, PoolReport, Reason } from "../engine/report";
import type { Figure, ModeModel, Risk } from "../protocol/messages";
import { grouped } from "./format";
import { explain } from "./reasons";

export const NOTHING: Figure = { text: "", title: "" };

export const UNREADABLE: ModeModel = {
  price: { text: "–", title: "The position cannot be read." },
  isPrice: false,
  distance: NOTHING,
  worstCaseLoss: NOTHING,
  risk: "unknown",
  isHypothetical: false,
};

const WORDS: Record<Reason, string> = {
  never: "never",
  "other-side": "other side",
  "already-liquidatable": "now",
  "missing-leverage": "needs leverage",
  "missing-tiers": "needs tiers",
  "missing-wallet": "needs wallet",
  "missing-fee": "needs fee",
  invalid: "–",
};

export function modeModel(mode: ModeReport, asset: string | undefined): ModeModel {
  const risk = riskOf(mode);
  return {
    price: priceFigure(mode),
    isPrice: mode.liquidationPrice !== undefined,
    distance: mode.distance ? distanceFigure(mode.distance, risk) : NOTHING,
    worstCaseLoss: figure(mode.worstCaseLoss, asset, "At most lost, counted from entry"),
    risk,
    isHypothetical: mode.hypothetical,
  };
}

function priceFigure(mode: ModeReport): Figure {
  const { liquidationPrice, below, above, reason } = mode;
  if (liquidationPrice !== undefined) {
    const other = below && above ? (below.eq(liquidationPrice) ? above : below) : undefined;
    const tick = mode.liquidationPriceTick;
    const parts = [
      `Liquidation at ${digits(liquidationPrice)}`,
      tick && !tick.eq(liquidationPrice) ? `to the tick ${digits(tick)}` : undefined,
      other ? `also at ${digits(other)}, on the other side` : undefined,
    ];
    return {
      text: brief(liquidationPrice),
      title: `${parts.filter((part) => part !== undefined).join("; ")}.`,
    };
  }
  const title = sentence(explain(mode));
  if (reason === "other-side" && (below ?? above)) {
    return { text: below ? `▼ ${brief(below)}` : `▲ ${brief(above!)}`, title };
  }
  return { text: WORDS[reason ?? "never"], title };
}

const RISK_WORDS: Partial<Record<Risk, string>> = {
  watch: "worth watching",
  near: "near",
  critical: "very near",
};

function distanceFigure(distance: Decimal, risk: Risk): Figure {
  const word = RISK_WORDS[risk];
  return { text: share(distance), title: `${share(distance)} from the mark${word ? `, ${word}` : ""}.` };
}

/** From which fraction of the mark on a liquidation price is how near. */
const [CRITICAL, NEAR, WATCH] = ["0.05", "0.10", "0.20"];

function riskOf({ reason, distance }: ModeReport): Risk {
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
  if (value === undefined) return { text: "–", title: `${name}: not known.` };
  return { text: brief(value), title: `${name}: ${digits(value)}${asset ? ` ${asset}` : ""}` };
}

export function ratioFigure({ ratio }: PoolReport): Figure {
  const name = "Maintenance margin over margin balance; liquidation at 100 %";
  if (ratio.isExhausted)
    return { text: "exhausted", title: "Nothing is left to cover the maintenance margin." };
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
function share(fraction: Decimal): string {
  const value = fraction.times(100);
  if (value.gte(1000)) return ">999 %";
  return `${value.toDecimalPlaces(value.gte(100) ? 0 : value.gte(10) ? 1 : 2).toFixed()} %`;
}

/** Up to twenty digits: more than anyone reads, fewer than a quotient has. */
function digits(value: Decimal): string {
  return value.toSignificantDigits(20).toFixed();
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
