/** The figures of a position under one mode that not everybody wants to see: they are made for rows in sight only. */
import * as l10n from "@vscode/l10n";
import type { ModeReport } from "../engine/report";
import type { Figure, RowModeModel } from "../protocol/messages";
import { formatInUse, type NumberFormat } from "./numberFormat";
import { brief, digits, modeModel, NOTHING, ratioFigure, share } from "./panelModes";

interface Made {
  readonly asset: string | undefined;
  readonly format: NumberFormat;
  readonly model: RowModeModel;
}

const madeOf = new WeakMap<ModeReport, Made>();

/** Kept with the report: what an edit elsewhere left alone is not put into words again. */
export function rowModeModel(mode: ModeReport, asset: string | undefined): RowModeModel {
  const known = madeOf.get(mode);
  const format = formatInUse();
  if (known?.asset === asset && known?.format === format) return known.model;
  const model = {
    ...modeModel(mode, asset),
    lossAtLiquidation: lossFigure(mode, asset),
    marginRatio: ratioFigure(mode),
    tier: tierFigure(mode, asset),
  };
  madeOf.set(mode, { asset, format, model });
  return model;
}

/** Nothing where no price liquidates: there is no loss at it then. */
function lossFigure({ lossAtLiquidation: loss, feeAtLiquidation: fee }: ModeReport, asset = ""): Figure {
  if (loss === undefined) return NOTHING;
  const amount = `${digits(loss)} ${asset}`.trimEnd();
  const title =
    fee === undefined
      ? l10n.t("At least {0} is lost at the liquidation price; no taker fee rate is known.", amount)
      : l10n.t(
          "At least {0} is lost at the liquidation price, and {1} as the taker fee there.",
          amount,
          `${digits(fee)} ${asset}`.trimEnd(),
        );
  return { text: l10n.t("≥ {0}", brief(loss)), title };
}

/** Counted from 1, with its rate; nothing without a table. */
function tierFigure({ tier, maintenanceMargin }: ModeReport, asset = ""): Figure {
  if (tier === undefined) return NOTHING;
  const place = String(tier.index + 1);
  const rate = share(tier.maintenanceMarginRate);
  const amount = digits(tier.maintenanceAmount);
  const parts = [
    l10n.t("Tier {0}: maintenance rate {1}, amount {2}.", place, rate, amount),
    ...(tier.maxLeverage === undefined ? [] : [l10n.t("Leverage up to {0}.", digits(tier.maxLeverage))]),
    ...(maintenanceMargin === undefined
      ? []
      : [l10n.t("Maintenance margin at the mark: {0}.", `${digits(maintenanceMargin)} ${asset}`.trimEnd())]),
  ];
  return { text: l10n.t("{0} · {1}", place, rate), title: parts.join(" ") };
}
