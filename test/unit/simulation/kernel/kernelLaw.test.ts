/** The kernel gives what the exact simulator gives, for every account, rule and path, or says that it cannot tell. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account } from "../../../../src/engine/account";
import type { ModeRules } from "../../../../src/engine/rules";
import type { SimulationOptions } from "../../../../src/simulation/options";
import { runs } from "../../../support/runs";
import { randomWalk, type RandomWalk, symbolsOf } from "../randomWalks";
import { type Agreement, agreementOf } from "./agreement";

interface Drawn {
  readonly account: Account;
  readonly options: SimulationOptions;
  readonly symbols: readonly string[];
  readonly marks: Float64Array;
}

/** Moves of some per mille, of per cents and now and then by a lot; kept to nine digits, as a market has them. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 985, max: 1015 }) },
  { weight: 3, arbitrary: fc.integer({ min: 930, max: 1075 }) },
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 2000 }) },
);

/** What the kernel refuses is of no use here; parts that go first, which it leaves to the exact simulator, are rare. */
const modelled = ({ account }: RandomWalk, hasParts: boolean): Account => {
  const { rules } = account;
  const step = (mode: ModeRules) => (hasParts ? mode : { ...mode, partialLiquidationStep: undefined });
  return {
    ...account,
    rules: {
      ...rules,
      isolated: step(rules.isolated),
      cross: { ...step(rules.cross), unrealizedProfit: "counts" },
    },
  };
};

const accounts = fc
  .tuple(randomWalk(true), fc.integer({ min: 0, max: 7 }))
  .map(([walk, parts]) => modelled(walk, parts === 0));

const drawn: fc.Arbitrary<Drawn> = accounts.chain((account) => {
  const start = symbolsOf(account);
  const symbols = [...start.keys()];
  const row = fc.array(move, { minLength: symbols.length, maxLength: symbols.length });
  return fc
    .record({
      rows: fc.array(row, { minLength: 8, maxLength: 60, size: "max" }),
      gaps: fc.constantFrom("continuous" as const, "continuous" as const, "jump" as const),
      crossTakeover: fc.constantFrom("whole-pool" as const, "largest-loss-first" as const),
      leftover: fc.constantFrom("kept" as const, "returned" as const),
    })
    .map(({ rows, ...options }) => {
      const now = [...start.values()].map((mark) => mark.toNumber());
      const marks = [...now];
      for (const moves of rows)
        moves.forEach((factor, place) => {
          now[place] = Number(((now[place]! * factor) / 1000).toPrecision(9));
          marks.push(now[place]);
        });
      return { account, options, symbols, marks: Float64Array.from(marks) };
    });
});

/** Some 20,000 steps; with MARGINALIA_RUNS as many walks as it says, which `npm run proof` does. */
const USUAL_WALKS = 900;

describe("the kernel and the exact simulator", () => {
  it("agree on every liquidation, and on equity to 1e-9", function () {
    this.timeout(process.env["MARGINALIA_RUNS"] === undefined ? 600_000 : 0);
    const agreements: Agreement[] = [];
    let refused = 0;
    fc.assert(
      fc.property(drawn, ({ account, symbols, marks, options }) => {
        const agreement = agreementOf(account, symbols, marks, options);
        if (agreement === undefined) {
          refused++;
          return;
        }
        agreements.push(agreement);
        assert.equal(agreement.difference, undefined, agreement.difference);
      }),
      runs(USUAL_WALKS),
    );
    const total = (of: (one: Agreement) => number) => agreements.reduce((sum, one) => sum + of(one), 0);
    const ends = (end: Agreement["end"]) => agreements.filter((one) => one.end === end).length;
    if (process.env["MARGINALIA_RUNS"] !== undefined) {
      const undecided = ["tie", "part", "hedge", "past-limit"] as const;
      console.log(
        `      ${agreements.length} walks of ${total(({ steps }) => steps)} steps, ${refused} not compiled; ` +
          `${total(({ liquidations }) => liquidations)} liquidations; ` +
          `${undecided.map((end) => `${end} ${ends(end)}`).join(", ")}; careful ${total((one) => one.carefulSteps)}; ` +
          `equity off by ${Math.max(...agreements.map((one) => one.worstOfAll))} of everything, ` +
          `${Math.max(...agreements.map((one) => one.worstOfEquity))} of itself`,
      );
    }
    // The kernel is no use if it gives up too often.
    assert.ok(ends("tie") <= agreements.length / 50, `${ends("tie")} ties of ${agreements.length}`);
  });
});
