import * as l10n from "@vscode/l10n";
import type { Position } from "../../engine/account";
import { sideWord } from "../words";
import { type Check, placeOf } from "./check";

/** A long and a short of one symbol, where the account holds one direction at a time. */
export const oppositeLegs: Check = (context) => {
  const account = context.file.top.values.account;
  if (account?.values.positionMode === "hedge" || account?.broken.has("positionMode")) return;
  const sides = new Map<string, Position["side"]>();
  for (const row of context.rows) {
    const { side, instrument } = row.position;
    const first = sides.get(instrument.symbol);
    if (first === undefined) sides.set(instrument.symbol, side);
    else if (first !== side) {
      const held = l10n.t(
        "{0} is held {1} and {2}, which one-way mode does not allow.",
        instrument.symbol,
        sideWord(first),
        sideWord(side),
      );
      const message = l10n.t('{0} Set "positionMode": "hedge" in "account" if the venue holds both.', held);
      const onLine = l10n.t("{0} Add hedge if the venue holds both.", held);
      context.add("opposite-legs", "error", message, placeOf(context, row, "side"), onLine);
    }
  }
};
