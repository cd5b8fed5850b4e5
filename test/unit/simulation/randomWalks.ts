/** Random accounts with random rules of liquidation, and random paths for them. */
import * as fc from "fast-check";
import type { Account } from "../../../src/engine/account";
import type { Decimal } from "../../../src/engine/decimal";
import type { ModeRules } from "../../../src/engine/rules";
import type { SimulationOptions } from "../../../src/simulation/options";
import type { Path, Step } from "../../../src/simulation/path";
import { decimal } from "../../support/account";
import { randomAccount } from "../../support/randomAccounts";

export interface RandomWalk {
  readonly account: Account;
  readonly path: Path;
  readonly options: SimulationOptions;
}

const stages: fc.Arbitrary<Partial<ModeRules>> = fc.record({
  negativeBalance: fc.constantFrom("protected", "owed", "unknown"),
  partialLiquidation: fc.constantFrom("none", "by-tier", "fraction", "unknown"),
  partialLiquidationStep: fc.constantFrom(undefined, decimal("1"), decimal("2"), decimal("0.2")),
});

/** A share that is closed is below 1, and so is a step of tiers above it: what does not fit is left out. */
const fitting = (given: Partial<ModeRules>): Partial<ModeRules> => {
  const { partialLiquidation: kind, partialLiquidationStep: step } = given;
  const fits = step === undefined || (kind === "fraction") === step.lt(1);
  return fits ? given : { ...given, partialLiquidationStep: undefined };
};

/** Moves of a symbol by some per cent, and now and then by a lot. */
const move = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 93, max: 107 }) },
  { weight: 1, arbitrary: fc.integer({ min: 40, max: 220 }) },
);

/** The marks that a walk begins at. */
export const symbolsOf = ({ positions, wallets }: Account): Map<string, Decimal> => {
  const marks = new Map(positions.map(({ instrument, markPrice }) => [instrument.symbol, markPrice]));
  for (const { assets } of wallets.values())
    for (const { priceSymbol, price } of assets)
      if (priceSymbol !== undefined && !marks.has(priceSymbol)) marks.set(priceSymbol, price);
  return marks;
};

const pathFor = (account: Account, hasFunding: boolean): fc.Arbitrary<Path> => {
  const marks = symbolsOf(account);
  const symbols = [...marks.keys()];
  const one = fc.record({
    moves: fc.array(fc.option(move, { freq: 4 }), { minLength: symbols.length, maxLength: symbols.length }),
    rate: fc.option(fc.integer({ min: -30, max: 30 }), { freq: 1 }),
  });
  return fc.array(one, { minLength: 1, maxLength: 6 }).map((steps) => {
    const now = new Map(marks);
    return steps.map(({ moves, rate }, index): Step => {
      moves.forEach((percent, place) => {
        const symbol = symbols[place]!;
        if (percent === null) return;
        now.set(symbol, now.get(symbol)!.times(percent).times("0.01").toSignificantDigits(9));
      });
      const moved = symbols.filter((_, place) => moves[place] !== null);
      const step = { time: index, marks: new Map(moved.map((symbol) => [symbol, now.get(symbol)!])) };
      if (rate === null || !hasFunding) return step;
      const fundingRates = new Map(symbols.map((symbol) => [symbol, decimal(`${rate}e-4`)]));
      return { ...step, fundingRates };
    });
  });
};

const optionsFor = ({ positions }: Account, plain: boolean): fc.Arbitrary<SimulationOptions> => {
  if (plain) return fc.constant({});
  const order = fc.record({
    position: fc.constantFrom(...positions),
    percent: fc.integer({ min: 1, max: 30 }),
    isPart: fc.boolean(),
  });
  const orders = (isStop: boolean) =>
    fc.array(order, { maxLength: 2 }).map((drawn) =>
      drawn.map(({ position, percent, isPart }) => {
        const isBelow = (position.side === "long") === isStop;
        const price = position.markPrice
          .times(decimal(String(100 + (isBelow ? -percent : percent))))
          .times("0.01");
        return isPart ? { position, price, quantity: position.quantity.times("0.25") } : { position, price };
      }),
    );
  const topUp = fc.record({
    position: fc.constantFrom(...positions),
    distance: fc.constantFrom(decimal("0.02"), decimal("0.1")),
    from: fc.constantFrom("wallet" as const, "outside" as const),
  });
  return fc.record({
    gaps: fc.constantFrom("continuous" as const, "jump" as const),
    crossTakeover: fc.constantFrom("whole-pool" as const, "largest-loss-first" as const),
    leftover: fc.constantFrom("kept" as const, "returned" as const),
    stopLosses: orders(true),
    takeProfits: orders(false),
    topUps: fc.array(topUp, { maxLength: 1 }),
  });
};

/** Accounts, paths and, unless they are to be plain, funding, orders and top-ups. */
export const randomWalk = (plain = false): fc.Arbitrary<RandomWalk> =>
  fc
    .record({ account: randomAccount, isolated: stages.map(fitting), cross: stages.map(fitting) })
    .map(({ account, isolated, cross }): Account => {
      const { rules } = account;
      return {
        ...account,
        rules: {
          ...rules,
          isolated: { ...rules.isolated, ...isolated },
          cross: { ...rules.cross, ...cross },
        },
      };
    })
    .chain((account) =>
      fc.record({
        account: fc.constant(account),
        path: pathFor(account, !plain),
        options: optionsFor(account, plain),
      }),
    );
