import { type Check, placeOf } from "./check";

/** A long and a short of one symbol, where the account holds one direction at a time. */
export const oppositeLegs: Check = (context) => {
  const account = context.file.top.values.account;
  if (account?.values.positionMode === "hedge" || account?.broken.has("positionMode")) return;
  const sides = new Map<string, string>();
  for (const row of context.rows) {
    const { side, instrument } = row.position;
    const first = sides.get(instrument.symbol);
    if (first === undefined) sides.set(instrument.symbol, side);
    else if (first !== side) {
      const message = `${instrument.symbol} is held ${first} and ${side}, which one-way mode does not allow. Set "positionMode": "hedge" in "account" if the venue holds both.`;
      context.add("opposite-legs", "error", message, placeOf(context, row, "side"));
    }
  }
};
