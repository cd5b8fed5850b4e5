/**
 * Contracts of one underlying move by the same factor: with the tested price at P and its mark at M, another contract
 * stands at its own mark times P/M. As a function of P it is then a contract of another size.
 *
 *   linear   N = k·(M'·P/M) = (k·M'/M)·P        inverse   N = k/(M'·P/M) = (k·M/M')/P
 */
import type { Instrument } from "./account";
import { type Decimal, quotient } from "./decimal";
import type { Leg } from "./leg";

/** The leg as a function of the price of `tested`, whose mark is `testedMark`. */
export function atPriceOf(leg: Leg, tested: Instrument, testedMark: Decimal): Leg {
  if (leg.instrument.symbol === tested.symbol || leg.markPrice.eq(testedMark)) return leg;
  const [over, under] =
    leg.instrument.contractType === "inverse" ? [testedMark, leg.markPrice] : [leg.markPrice, testedMark];
  return { ...leg, markPrice: testedMark, exposure: quotient(leg.exposure.times(over), under) };
}
