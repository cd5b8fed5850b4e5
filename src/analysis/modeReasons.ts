/** Reasons for one margin mode or the other, in words with the figures they rest on. */
import type { Position } from "../engine/account";
import type { ModeReason } from "../engine/portfolio/reasons";
import { percent, shown } from "./format";
import { listed, moneyOf, nameOf } from "./answers/names";

/** "For isolated: leverage 25 is high." */
export function reasonInWords(reason: ModeReason, position: Position): string {
  const favours = { isolated: "For isolated", cross: "For cross", smaller: "For a smaller size" }[
    reason.favours
  ];
  return `${favours}: ${said(reason, position)}`;
}

function said(reason: ModeReason, position: Position): string {
  switch (reason.code) {
    case "high-leverage":
      return `a leverage of ${shown(reason.leverage)} leaves little room, and what is posted is all that is lost.`;
    case "loss-is-capped":
      return `at most ${moneyOf(position, reason.isolated)} is lost instead of ${moneyOf(position, reason.cross)}.`;
    case "takes-others-down":
      return `in cross its liquidation takes ${listed(reason.positions.map(nameOf))} down with it.`;
    case "hedge":
      return `${nameOf(reason.opposite)} covers its losses only inside one pool.`;
    case "liquidated-later": {
      const cross = reason.cross ? `${percent(reason.cross)} away` : "nowhere";
      return `liquidation is ${cross} instead of ${percent(reason.isolated)} away.`;
    }
    case "loss-above-share":
      return `its worst case, ${moneyOf(position, reason.loss)}, is ${percent(reason.share)} of the equity.`;
  }
}
