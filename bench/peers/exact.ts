/**
 * What is right, worked out once more in the plainest way: with everything else at its mark, the price at which
 *
 *   W + Σ others (PnL − requirement) + s·q·(P − E) = r·q·P − d
 *
 * tier by tier, kept where q·P is in the tier. Decimals of the package itself, none of the engine's code.
 */
import { Decimal } from "decimal.js";
import type { PeerAccount, PeerLeg } from "./account";
import { signOfSide } from "./peer";

const Exact = Decimal.clone({ precision: 60 });

export function exactPrices(account: PeerAccount): (Decimal | undefined)[] {
  return account.legs.map((leg) => exactPrice(account, leg));
}

function exactPrice({ walletBalance, legs }: PeerAccount, leg: PeerLeg): Decimal | undefined {
  const { quantity, entryPrice, markPrice, side } = leg;
  const others = legs.filter((other) => other !== leg).map(excessAtMark);
  const rest = others.reduce((sum, excess) => sum.plus(excess), new Exact(walletBalance));
  const signed = new Exact(quantity).times(signOfSide(side));
  const roots = bandsOf(leg).flatMap(({ floor, limit, rate, deduction }) => {
    const price = rest
      .minus(signed.times(entryPrice))
      .plus(deduction)
      .div(new Exact(quantity).times(rate).minus(signed));
    const notional = price.times(quantity);
    const isInBand = notional.gt(floor) && (limit === undefined || notional.lte(limit));
    return isInBand && price.gt(0) ? [price] : [];
  });
  return roots.sort((a, b) => a.minus(markPrice).abs().cmp(b.minus(markPrice).abs()))[0];
}

/** PnL − requirement at the mark. */
function excessAtMark(leg: PeerLeg): Decimal {
  const { quantity, entryPrice, markPrice, side } = leg;
  const notional = new Exact(quantity).times(markPrice);
  const band = bandsOf(leg).find(({ limit }) => limit === undefined || notional.lte(limit))!;
  const profit = new Exact(markPrice).minus(entryPrice).times(quantity).times(signOfSide(side));
  return profit.minus(notional.times(band.rate)).plus(band.deduction);
}

function bandsOf({ tiers }: PeerLeg) {
  let [floor, rateBelow, deduction] = [new Exact(0), new Exact(0), new Exact(0)];
  return tiers.map((tier) => {
    const rate = new Exact(tier.rate);
    deduction = deduction.plus(floor.times(rate.minus(rateBelow)));
    const band = { floor, limit: tier.limit, rate, deduction };
    [floor, rateBelow] = [new Exact(tier.limit ?? 0), rate];
    return band;
  });
}
