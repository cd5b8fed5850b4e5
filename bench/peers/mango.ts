import type { PeerLeg } from "./account";
import { hasTiers, inUnits, type Peer, rateOf, signOfSide } from "./peer";

interface Fixed {
  toNumber: () => number;
  mul: (other: Fixed) => Fixed;
}
interface PerpInfo {
  readonly basePrices: { oracle: Fixed };
}
interface HealthCache {
  readonly perpInfos: PerpInfo[];
  health: (type: unknown) => Fixed;
}
type Make<Made> = new (...parts: readonly unknown[]) => Made;
interface Health {
  readonly HealthCache: Make<HealthCache> & {
    binaryApproximationSearch: (...inputs: readonly unknown[]) => Fixed;
  };
  readonly PerpInfo: Make<PerpInfo>;
  readonly TokenInfo: Make<object>;
  readonly Prices: Make<{ oracle: Fixed }>;
}
interface Numbers {
  readonly I80F48: { fromNumber: (value: number) => Fixed; fromString: (value: string) => Fixed };
}

const folder = "@blockworks-foundation/mango-v4/dist/cjs/src";
/** A unit of cash and of every base asset: prices in native units are then prices. */
const DIGITS = 6;

/** Bisects the health of the whole account, with fixed-point numbers; a weight by side, no tiers. */
export const mango: Peer = {
  label: "Mango",
  name: "@blockworks-foundation/mango-v4",
  version: "0.33.9",
  method: "bisection",
  prepare(load, account) {
    if (hasTiers(account)) return undefined;
    const { HealthCache, PerpInfo, TokenInfo, Prices } = load(`${folder}/accounts/healthCache`) as Health;
    const { I80F48 } = load(`${folder}/numbers/I80F48`) as Numbers;
    const { HealthType } = load(`${folder}/accounts/mangoAccount`) as { HealthType: { maint: unknown } };
    const { BN } = load("@coral-xyz/anchor") as { BN: Make<object> };
    const fixed = (value: string) => I80F48.fromString(value);
    const one = fixed("1");
    const pricesAt = (price: string) => new Prices(fixed(price), fixed(price));

    const cash = fixed(inUnits(account.walletBalance, DIGITS));
    const token = new TokenInfo(0, one, one, one, one, one, one, pricesAt("1"), cash);
    const perpOf = (leg: PeerLeg, index: number) => {
      const { side, quantity, entryPrice, markPrice } = leg;
      const rate = Number(rateOf(leg));
      const [asset, liability] = [1 - rate, 1 + rate].map((weight) => fixed(weight.toFixed(6)));
      const sign = signOfSide(side);
      const lots = new BN(inUnits(`${sign < 0 ? "-" : ""}${quantity}`, DIGITS));
      const quote = (-sign * Number(quantity) * Number(entryPrice)).toFixed(DIGITS);
      const none = new BN(0);
      const weights = [asset, asset, liability, liability, one, one];
      const orders = [none, none];
      const position = [
        new BN(1),
        lots,
        ...orders,
        fixed(inUnits(quote, DIGITS)),
        pricesAt(markPrice),
        false,
      ];
      return new PerpInfo(index, 0, ...weights, ...position);
    };
    const cache = new HealthCache([token], [], account.legs.map(perpOf));

    const healthAt = (index: number) => (price: Fixed) => {
      cache.perpInfos[index]!.basePrices.oracle = price;
      return cache.health(HealthType.maint);
    };
    const zero = fixed("0");
    const asked = account.legs.map(({ side, markPrice }, index) => {
      const mark = fixed(markPrice);
      const tick = fixed(tickOf(markPrice));
      return {
        health: healthAt(index),
        mark,
        tick,
        end: side === "long" ? zero : mark.mul(fixed("1000")),
        index,
      };
    });
    return () =>
      asked.map(({ health, mark, tick, end, index }) => {
        const [left, right] = end === zero ? [zero, mark] : [mark, end];
        let price: Fixed | undefined;
        try {
          price = HealthCache.binaryApproximationSearch(left, health(left), right, zero, tick, health);
        } catch {
          // It throws where there is no such price.
        }
        cache.perpInfos[index]!.basePrices.oracle = mark;
        return price?.toNumber();
      });
  },
};

/** The step at which its search stops: 1 at 61,000, 0.1 at 3,100. */
function tickOf(price: string): string {
  const magnitude = Math.floor(Math.log10(Number(price)));
  return (10 ** (magnitude - 4)).toFixed(8);
}
