import { hasTiers, type Peer, rateOf, signOfSide } from "./peer";

interface Perp {
  readonly positions: { readonly liqPrice: (inputs: object) => number | null };
}

/** Brackets the price and bisects, with decimals; a rate by size, but no table of tiers. */
export const orderly: Peer = {
  label: "Orderly",
  name: "@orderly.network/perp",
  version: "5.2.1",
  method: "bracket, bisection",
  prepare(load, account) {
    if (hasTiers(account)) return undefined;
    const { positions: perp } = load("@orderly.network/perp") as Perp;
    const positions = account.legs.map((leg) => ({
      symbol: leg.symbol,
      position_qty: signOfSide(leg.side) * Number(leg.quantity),
      average_open_price: Number(leg.entryPrice),
      mark_price: Number(leg.markPrice),
      mmr: Number(rateOf(leg)),
    }));
    const totalCollateral = positions.reduce(
      (sum, one) => sum + one.position_qty * (one.mark_price - one.average_open_price),
      Number(account.walletBalance),
    );
    const inputs = positions.map(({ symbol, position_qty, mark_price, mmr, average_open_price }) => ({
      symbol,
      markPrice: mark_price,
      totalCollateral,
      positionQty: position_qty,
      positions,
      MMR: mmr,
      baseMMR: mmr,
      baseIMR: 2 * mmr,
      IMRFactor: 0,
      costPosition: position_qty * average_open_price,
    }));
    return () => inputs.map((one) => perp.liqPrice(one) ?? undefined);
  },
};
