/**
 * Accounts of so few and so round numbers that coincidences are common: a notional on a tier edge, a balance that
 * equals the requirement, a root at an edge, a book that touches its requirement and turns back. Prices divide
 * without a remainder, so a coincidence is exact for inverse contracts too.
 */
import * as fc from "fast-check";
import type { Account, Instrument, Position } from "../../src/engine/account";
import type { ModeRules } from "../../src/engine/rules";
import { account, instrument, plainRules, position, sizeLinear, type TierRow, tiers } from "./account";

const price = fc.constantFrom("1", "2", "4", "5", "8", "10", "16", "20", "40");
const quantity = fc.constantFrom("1", "2", "4", "5", "10", "20");
const rate = fc.constantFrom("0", "0.05", "0.1", "0.2", "0.25", "0.5");
const money = fc.constantFrom("0", "1", "2", "4", "5", "8", "10", "16", "20", "40", "100");

const table = fc
  .record({
    limits: fc.uniqueArray(fc.constantFrom(1, 2, 4, 5, 8, 10, 16, 20, 40, 50, 80, 100), { maxLength: 3 }),
    rates: fc.array(rate, { minLength: 4, maxLength: 4 }),
    stated: fc.option(fc.array(fc.constantFrom("0", "1", "2", "5"), { minLength: 4, maxLength: 4 }), {
      freq: 3,
    }),
    unit: fc.constantFrom("notional" as const, "notional" as const, "contracts" as const),
  })
  .map(({ limits, rates, stated, unit }) => {
    const edges = [...limits].sort((a, b) => a - b).map(String);
    const rows = [...edges, undefined].map((limit, index): TierRow => {
      return stated === null ? [limit, rates[index]!] : [limit, rates[index]!, stated[index]!];
    });
    return tiers(rows, unit);
  });

const market = (symbol: string, contractType: Instrument["contractType"], isSloped: boolean) =>
  fc
    .record({
      table,
      mark: price,
      base: rate,
      slope: fc.constantFrom("0", "0.01", "0.05"),
      takerFeeRate: fc.constantFrom("0", "0.05"),
    })
    .map(({ table, mark, base, slope, takerFeeRate }) => ({
      mark,
      instrument: instrument(symbol, {
        contractType,
        underlying: "COIN",
        takerFeeRate,
        schedule: isSloped ? sizeLinear(base, slope) : table,
      }),
    }));

type Market = { readonly mark: string; readonly instrument: Instrument };

const positionIn = (markets: readonly Market[]): fc.Arbitrary<Position> =>
  fc
    .record({
      market: fc.constantFrom(...markets),
      side: fc.constantFrom("long", "short"),
      marginMode: fc.constantFrom("isolated", "cross"),
      quantity,
      entryPrice: price,
      isolatedMargin: money,
    })
    .map(({ market: { instrument, mark }, ...rest }) => position({ ...rest, instrument, markPrice: mark }));

const ruleChoice = (isSloped: boolean): fc.Arbitrary<ModeRules> =>
  fc
    .record({
      tierMethod: fc.constantFrom("marginal", "whole"),
      maintenanceBasis: fc.constantFrom("price", "price", "entry"),
      closingFee: fc.constantFrom("none", "none", "price"),
      tierScope: fc.constantFrom("leg", "leg", "symbol"),
      unrealizedProfit: fc.constantFrom("counts", "counts", "excluded"),
      hedgeNetting: fc.constantFrom("gross", "max-leg"),
      trigger: fc.constantFrom("at-or-below", "below"),
    })
    .map((chosen): ModeRules => {
      return { ...plainRules, ...chosen, ...(isSloped ? { tierMethod: "size-linear" as const } : {}) };
    });

export const roundAccount: fc.Arbitrary<Account> = fc
  .record({
    isSloped: fc.constantFrom(false, false, true),
    first: fc.constantFrom("linear", "inverse"),
    second: fc.constantFrom("linear", "inverse"),
  })
  .chain(({ isSloped, first, second }) =>
    fc.record({
      markets: fc.tuple(market("ONE", first, isSloped), market("TWO", second, isSloped)),
      rules: ruleChoice(isSloped),
      walletBalance: fc.constantFrom("1", "2", "5", "10", "20", "40", "100", "200"),
      balance: fc.option(fc.constantFrom("1", "-1", "2", "5"), { freq: 4 }),
    }),
  )
  .chain(({ markets, rules, walletBalance, balance }) =>
    fc.array(positionIn(markets), { minLength: 1, maxLength: 4 }).map((positions) => {
      const assets = balance === null ? [] : [{ balance, price: "1", ratio: "1", priceSymbol: "ONE" }];
      return account({ wallet: { USDT: { walletBalance, assets } }, rules, positions });
    }),
  );
