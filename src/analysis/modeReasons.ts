/** Reasons for one margin mode or the other, in words with the figures they rest on. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../engine/account";
import type { ModeReason } from "../engine/portfolio/reasons";
import { percent, shown } from "./format";
import { listed, moneyOf, nameOf } from "./answers/names";

/** "For isolated: leverage 25 is high." */
export function reasonInWords(reason: ModeReason, position: Position): string {
  const words = said(reason, position);
  switch (reason.favours) {
    case "isolated":
      return l10n.t("For isolated: {0}", words);
    case "cross":
      return l10n.t("For cross: {0}", words);
    case "smaller":
      return l10n.t("For a smaller size: {0}", words);
  }
}

function said(reason: ModeReason, position: Position): string {
  switch (reason.code) {
    case "high-leverage":
      return l10n.t(
        "a leverage of {0} leaves little room, and what is posted is all that is lost.",
        shown(reason.leverage),
      );
    case "loss-is-capped":
      return l10n.t(
        "at most {0} is lost instead of {1}.",
        moneyOf(position, reason.isolated),
        moneyOf(position, reason.cross),
      );
    case "takes-others-down":
      return l10n.t("in cross its liquidation takes {0} down with it.", listed(reason.positions.map(nameOf)));
    case "hedge":
      return l10n.t("{0} covers its losses only inside one pool.", nameOf(reason.opposite));
    case "liquidated-later": {
      const isolated = percent(reason.isolated);
      return reason.cross
        ? l10n.t("liquidation is {0} away instead of {1} away.", percent(reason.cross), isolated)
        : l10n.t("liquidation is nowhere instead of {0} away.", isolated);
    }
    case "loss-above-share":
      return l10n.t(
        "its worst case, {0}, is {1} of the equity.",
        moneyOf(position, reason.loss),
        percent(reason.share),
      );
  }
}
