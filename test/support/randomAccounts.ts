/**
 * Accounts of every kind that the rules allow: contract types, modes, hedges, several rows of a leg, several pools,
 * all tables and all rule axes, prices and sizes of any magnitude. Sizes of wallets and tiers follow those of the
 * positions, so that every rule has something to bite on.
 */
import * as fc from "fast-check";
import type { Account, CollateralAsset, Instrument, Position, Wallet } from "../../src/engine/account";
import { Decimal } from "../../src/engine/decimal";
import type { ModeRules, Rules } from "../../src/engine/rules";
import type { MarginSchedule } from "../../src/engine/tiers";
import { decimal, plainRules, sizeLinear, type TierRow, tiers } from "./account";

/** Digits × 10^exponent, written out as a file would have it. */
const scaled = (digits: number, exponent: number) => decimal(`${digits}e${exponent}`);

const digits = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 100, max: 9999 }),
  fc.integer({ min: 1e8, max: 1e9 }),
);

/** A factor between roughly 1/20 and 20, most often near 1. */
const factor = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 80, max: 125 }).map((n) => scaled(n, -2)) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 2000 }).map((n) => scaled(n, -2)) },
  { weight: 1, arbitrary: fc.constant(decimal("1")) },
);

/** Left out once in so many times. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>, times = 4): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { freq: times - 1, nil: undefined });

/** There once in so many times. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, times = 12): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary }, { weight: times - 1, arbitrary: fc.constant(undefined) });

// Rules.

const modeRules = (tierMethod: fc.Arbitrary<ModeRules["tierMethod"]>): fc.Arbitrary<ModeRules> =>
  fc.record({
    tierMethod,
    maintenanceBasis: fc.constantFrom("price", "price", "entry"),
    closingFee: fc.constantFrom("none", "price", "entry"),
    closingFeeReserve: fc.constantFrom(decimal("1"), decimal("1.1")),
    tierScope: fc.constantFrom("leg", "leg", "symbol"),
    initialBasis: fc.constantFrom("entry", "mark"),
    unrealizedProfit: fc.constantFrom("counts", "counts", "excluded"),
    crossConvention: fc.constantFrom("others-at-mark", "others-at-mark", "others-at-mark", "pro-rata"),
    hedgeNetting: fc.constantFrom("gross", "gross", "max-leg"),
    trigger: fc.constantFrom("at-or-below", "below"),
    ratioDirection: fc.constantFrom("rises", "falls"),
    modeSwitch: fc.constant("unknown"),
    negativeBalance: fc.constant("unknown"),
    priceRounding: fc.constantFrom("none", "tick-towards-market"),
    partialLiquidationStep: fc.constant(undefined),
    partialLiquidation: fc.constant("none"),
  });

const rulesFor = (isSloped: boolean): fc.Arbitrary<Rules> => {
  const method = fc.constantFrom<ModeRules["tierMethod"][]>("marginal", "marginal", "whole");
  // A table that does not fit the rule is as good as none, so it is rare.
  const other = fc.constant(isSloped ? ("whole" as const) : ("size-linear" as const));
  const one = modeRules(
    fc.oneof(
      { weight: 40, arbitrary: isSloped ? fc.constant("size-linear" as const) : method },
      { weight: 1, arbitrary: other },
    ),
  );
  const plain: ModeRules = { ...plainRules, tierMethod: isSloped ? "size-linear" : "marginal" };
  return fc.oneof(
    fc.record({ isolated: one, cross: one, modes: fc.constant<Rules["modes"]>(["isolated", "cross"]) }),
    one.map((both): Rules => ({ isolated: both, cross: both, modes: ["isolated", "cross"] })),
    fc.constant<Rules>({ isolated: plain, cross: plain, modes: ["isolated", "cross"] }),
  );
};

// Instruments.

const rate = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 600 }).map((n) => `${n}e-4`) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5000 }).map((n) => `${n}e-4`) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 150 }).map((n) => `${n}e-2`) },
);

const ascending = (values: readonly string[]) => [...values].sort((a, b) => decimal(a).cmp(decimal(b)));

/** A table whose limits lie around `amount`. */
const tierTable = (unit: "notional" | "contracts", amount: Decimal): fc.Arbitrary<MarginSchedule> =>
  fc
    .record({
      limits: fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { maxLength: 5 }),
      rates: fc.array(rate, { minLength: 6, maxLength: 6 }),
      sorted: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
      stated: rarely(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 6, maxLength: 6 })),
      isOpenEnded: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    })
    .map(({ limits, rates, sorted, stated, isOpenEnded }) => {
      const edges = limits.sort((a, b) => a - b).map((n) => round(amount.times(n).div(1000)));
      const steps = sorted ? ascending(rates) : rates;
      const rows = [...edges, undefined].map((limit, index): TierRow => {
        const wanted = stated === undefined ? [] : [round(amount.times(stated[index]!).div(10000))];
        return [limit, steps[index]!, ...wanted] as unknown as TierRow;
      });
      const hasEnd = !isOpenEnded && rows.length > 1;
      return tiers(hasEnd ? rows.slice(0, -1) : rows, unit);
    });

const round = (value: Decimal): string => new Decimal(value.toSignificantDigits(8)).toString();

const slopedRate = (size: Decimal): fc.Arbitrary<MarginSchedule> =>
  fc
    .record({ base: rate, slope: fc.integer({ min: 0, max: 200 }) })
    .map(({ base, slope }) => sizeLinear(base, round(scaled(slope, -4).div(size))));

interface Market {
  readonly instrument: Instrument;
  readonly pool: string;
  readonly mark: Decimal;
  /** The quantity that a middling position of it has. */
  readonly quantity: Decimal;
}

const market = (symbol: string, coin: string, isSloped: boolean): fc.Arbitrary<Market> =>
  fc
    .record({
      contractType: fc.constantFrom("linear", "linear", "inverse", "quanto"),
      mark: fc.tuple(digits, fc.integer({ min: -6, max: 1 })).map(([n, exponent]) => scaled(n, exponent)),
      // Sizes are drawn by what they are worth: most pools hold positions that can be set against each other.
      worth: fc.tuple(digits, fc.constantFrom(0, 0, 0, -1, 1, 2)).map(([n, exponent]) => scaled(n, exponent)),
      contractSize: fc.constantFrom("1", "1", "0.001", "10", "100"),
      quantoMultiplier: fc.constantFrom("0.0001", "0.01", "3"),
      takerFeeRate: mostly(
        fc.integer({ min: 0, max: 30 }).map((n) => scaled(n, -4)),
        12,
      ),
      pool: fc.constantFrom("USDT", "USDT", "USDT", "USDC"),
      tickSize: rarely(fc.constantFrom("0.1", "0.01", "0.5")),
      initialRate: rarely(rate),
      initialSlope: fc.integer({ min: 0, max: 200 }),
    })
    .chain((drawn) => {
      const { contractType, mark, worth, contractSize, quantoMultiplier, takerFeeRate, pool, tickSize } =
        drawn;
      const multiplier = decimal(contractType === "quanto" ? quantoMultiplier : "1");
      const size = contractType === "inverse" ? worth.times(mark) : worth.div(mark).div(multiplier);
      const quantity = decimal(round(size));
      const inContracts = quantity.div(contractType === "quanto" ? "1" : contractSize);
      const baseUnits = contractType === "inverse" ? worth : quantity;
      const table = isSloped
        ? slopedRate(baseUnits)
        : fc.oneof(
            { weight: 3, arbitrary: tierTable("notional", worth) },
            { weight: 1, arbitrary: tierTable("contracts", inContracts) },
          );
      const schedule = fc.oneof(
        { weight: 40, arbitrary: table },
        { weight: 1, arbitrary: fc.constant(undefined) },
      );
      return schedule.map((table): Market => ({
        instrument: {
          symbol,
          contractType,
          underlying: coin,
          contractSize: decimal(contractType === "quanto" ? "1" : contractSize),
          quantoMultiplier: multiplier,
          tickSize: tickSize === undefined ? undefined : decimal(tickSize),
          takerFeeRate,
          initialMarginRate: drawn.initialRate === undefined ? undefined : decimal(drawn.initialRate),
          initialMarginSlope: decimal(round(scaled(drawn.initialSlope, -4).div(baseUnits))),
          schedule: table,
        },
        pool: contractType === "inverse" ? coin : pool,
        mark,
        quantity,
      }));
    });

// BTC has two contracts that may settle in one asset: netting by underlying has something to net.
const markets = (isSloped: boolean) =>
  fc.tuple(
    market("BTCUSDT", "BTC", isSloped),
    market("ETHUSDT", "ETH", isSloped),
    market("BTCUSD", "BTC", isSloped),
    market("BTC-LATER", "BTC", isSloped),
  );

// Positions.

const share = fc.oneof(
  fc.integer({ min: 1, max: 300 }).map((n) => scaled(n, -3)),
  fc.integer({ min: 1, max: 200 }).map((n) => scaled(n, -2)),
);

const signedSmall = rarely(fc.integer({ min: -200, max: 200 }).map((n) => scaled(n, -4)));

const notionalAt = (instrument: Instrument, quantity: Decimal, price: Decimal) =>
  instrument.contractType === "inverse"
    ? quantity.div(price)
    : quantity.times(instrument.quantoMultiplier).times(price);

const positionIn = (all: readonly Market[]): fc.Arbitrary<Position> =>
  fc
    .record({
      market: fc.constantFrom(...all),
      side: fc.constantFrom("long", "short"),
      marginMode: fc.constantFrom("isolated", "cross", "cross"),
      size: factor,
      entry: factor,
      leverage: mostly(
        fc.oneof(
          fc.constantFrom("1", "2", "3", "10", "100"),
          fc.integer({ min: 11, max: 1250 }).map((n) => `${n}e-1`),
        ),
        12,
      ),
      posted: mostly(share, 2),
      funding: signedSmall,
      reserve: rarely(fc.integer({ min: 0, max: 30 }).map((n) => scaled(n, -4))),
    })
    .map(({ market, side, marginMode, size, entry, leverage, posted, funding, reserve }): Position => {
      const quantity = decimal(round(market.quantity.times(size)));
      const entryPrice = decimal(round(market.mark.times(entry)));
      const notional = notionalAt(market.instrument, quantity, entryPrice);
      return {
        instrument: market.instrument,
        pool: market.pool,
        side,
        marginMode,
        quantity,
        entryPrice,
        markPrice: market.mark,
        leverage: leverage === undefined ? undefined : decimal(leverage),
        isolatedMargin: posted && decimal(round(notional.times(posted))),
        unsettledFunding: funding === undefined ? decimal("0") : decimal(round(notional.times(funding))),
        feeReserve: reserve && posted && decimal(round(notional.times(smaller(reserve, posted)))),
      };
    });

const smaller = (a: Decimal, b: Decimal) => (a.lt(b) ? a : b);

// Wallets.

const collateralAsset = (worth: Decimal, symbols: readonly string[]): fc.Arbitrary<CollateralAsset> =>
  fc
    .record({
      part: fc.integer({ min: -30, max: 200 }),
      price: fc.tuple(digits, fc.integer({ min: -6, max: 3 })).map(([n, exponent]) => scaled(n, exponent)),
      collateralRatio: fc.constantFrom("1", "0.95", "0.5").map(decimal),
      priceSymbol: mostly(fc.constantFrom(...symbols)),
    })
    .map(({ part, price, collateralRatio, priceSymbol }) => ({
      balance: decimal(round(worth.times(part).div(100).div(price))),
      price,
      collateralRatio,
      priceSymbol,
    }));

const walletFor = (positions: readonly Position[], symbols: readonly string[]): fc.Arbitrary<Wallet> => {
  const worth = positions.reduce(
    (sum, { instrument, quantity, entryPrice }) => sum.plus(notionalAt(instrument, quantity, entryPrice)),
    decimal("0"),
  );
  const part = fc.oneof(
    share,
    fc.integer({ min: -100, max: 1000 }).map((n) => scaled(n, -3)),
  );
  const cash = part.map((factor) => decimal(round(worth.times(factor))));
  const none = fc.constant(undefined);
  return fc
    .record({
      balances: fc.oneof(
        { weight: 8, arbitrary: fc.record({ walletBalance: cash, crossWalletBalance: none }) },
        { weight: 4, arbitrary: fc.record({ walletBalance: none, crossWalletBalance: cash }) },
        { weight: 1, arbitrary: fc.record({ walletBalance: cash, crossWalletBalance: cash }) },
        { weight: 1, arbitrary: fc.record({ walletBalance: none, crossWalletBalance: none }) },
      ),
      assets: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(collateralAsset(worth, symbols), { minLength: 1, maxLength: 2 }) },
      ),
      held: rarely(share),
      incomplete: fc.integer({ min: 0, max: 60 }).map((n) => n === 1),
    })
    .map(({ balances, assets, held, incomplete }) => ({
      ...balances,
      assets,
      openOrderMargin: decimal(round(worth.times(held ?? "0"))),
      incomplete,
    }));
};

export const randomAccount: fc.Arbitrary<Account> = fc
  .constantFrom(false, false, false, false, true)
  .chain((isSloped) => bookWith(rulesFor(isSloped), isSloped));

/** An account of any kind, under rules that are given. */
export function randomAccountUnder(rules: Rules): fc.Arbitrary<Account> {
  const isSloped = [rules.isolated, rules.cross].some(({ tierMethod }) => tierMethod === "size-linear");
  return bookWith(fc.constant(rules), isSloped);
}

const bookWith = (rulesOf: fc.Arbitrary<Rules>, isSloped: boolean): fc.Arbitrary<Account> =>
  fc
    .record({ rules: rulesOf, markets: markets(isSloped) })
    .chain(({ rules, markets: all }) =>
      fc
        .integer({ min: 1, max: all.length })
        .chain((count) => fc.array(positionIn(all.slice(0, count)), { minLength: 1, maxLength: 6 }))
        .map((positions) => ({ rules, positions })),
    )
    .chain(({ rules, positions }) => {
      const pools = [...new Set(positions.map(({ pool }) => pool))];
      const symbols = [...new Set(positions.map(({ instrument }) => instrument.symbol)), "SOLUSDT"];
      const wallets = pools.map((pool) =>
        fc.tuple(
          fc.constant(pool),
          rarely(fc.constant(true)),
          walletFor(
            positions.filter((position) => position.pool === pool),
            symbols,
          ),
        ),
      );
      return fc.tuple(...wallets).map((entries): Account => ({
        rules,
        positions,
        wallets: new Map(
          entries.flatMap(([pool, isMissing, wallet]) => (isMissing ? [] : [[pool, wallet] as const])),
        ),
      }));
    });
