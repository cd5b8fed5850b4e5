import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { scenariosOf } from "../../../../src/analysis/simulation/fileScenarios";
import { assertProblems } from "../../../support/annotated";

/** A sound book with these scenarios. */
const book = (scenarios: string) => `{
      "scenarios": [
${scenarios}
      ],
      "account": { "walletBalance": "10000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }
      ]
    }`;
const file = (scenarios: string) => scenariosOf(analyze(book(scenarios)).file);

describe("scenarios of a file", () => {
  it("may be names alone, or shapes with parameters, and are called as they are named", () => {
    const { scenarios, problems } = file(`
      "calm", "march-2020",
      { "shape": "flash-crash", "move": "40%", "recovery": "0.5", "days": 2 },
      { "name": "mine", "shape": "flash-crash", "betas": { "BTCUSDT": "1.2" } },
      { "name": "by hand", "prices": { "BTCUSDT": ["48000", 51000] } }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      scenarios.map(({ name }) => name),
      ["calm", "march-2020", "flash-crash", "mine", "by hand"],
    );
    const crash = scenarios[2]!.scenario;
    assert.ok(crash.kind === "shape");
    assert.deepEqual(
      Object.entries(crash.parameters).map(([name, value]) => `${name} ${value.toString()}`),
      ["days 2", "move 0.4", "recovery 0.5"],
    );
  });

  it("that cannot be read are left out, and not walked with usual values in place of broken ones", () => {
    const { scenarios, broken } = file('{ "shape": "flash-crash", "move": "much" }, "calmm", "calm"');
    assert.deepEqual([scenarios.map(({ name }) => name), broken], [["calm"], ["flash-crash", "calmm"]]);
  });
});

describe("unknown-scenario", () => {
  it("names the one that is near, or all there are", () => {
    assertProblems(
      book(`
                 "flash-carsh",
        //       ^^^^^^^^^^^^^ error unknown-scenario: There is no scenario "flash-carsh". Did you mean "flash-crash"?
        { "shape": "boom and bust" }
        //         ^^^^^^^^^^^^^^^ error unknown-scenario: There is no scenario "boom and bust"; there are calm, trend-up,`),
    );
  });
});

describe("scenario-parameter", () => {
  it("names the field, the limit and the value", () => {
    assertProblems(
      book(`
        { "name": "a", "shape": "chop", "swings": "2.5" },
        //                                        ^^^^^ error scenario-parameter: swings must be a whole number from 1 to 100; it is 2.5.
        { "name": "b", "shape": "calm", "volatility": "150%" },
        //                                            ^^^^^^ error scenario-parameter: volatility must be from 0 % to 100 %; it is 150 %.
        { "name": "c", "shape": "flash-crash", "recovery": "60" },
        //                                                 ^^^^ error scenario-parameter: recovery must be from 0 % to 100 %; it is 6000 %.
        { "name": "d", "shape": "calm", "days": "4000" },
        //                                      ^^^^^^ error scenario-parameter: days must be from 0.001 to 3,650; it is 4,000.
        { "name": "e", "shape": "calm", "steps": "5000" }
        //                                       ^^^^^^ error scenario-parameter: steps must be a whole number from 1 to 1,000; it is 5,000.`),
    );
  });

  it("lets no price fall to nothing, and rises go as far as they like", () => {
    assertProblems(
      book(`
        { "name": "a", "shape": "slow-bleed", "move": "100%" },
        //                                            ^^^^^^ error scenario-parameter: move must be below 99 %; it is 100 %.
        { "name": "b", "shape": "trend-down", "move": "50%", "betas": { "BTCUSDT": "2" } },
        //                                                                         ^^^ error scenario-parameter: betas.BTCUSDT times move must be below 99 %, or the price falls to nothing; it is 2 × 50 % = 100 %.
        { "name": "c", "shape": "trend-up", "move": "300%", "betas": { "BTCUSDT": "2" } },
        { "name": "d", "shape": "trend-up", "move": "50%", "betas": { "BTCUSDT": "-2" } }
        //                                                                       ^^^^ error scenario-parameter: betas.BTCUSDT times move must be below 99 %, or the price falls to nothing; it is -2 × 50 % = -100 %.`),
    );
  });

  it("asks for lists of one length, and for a name of each", () => {
    assertProblems(
      book(`
        { "prices": { "BTCUSDT": [] } },
        //                       ^^ error scenario-parameter: prices.BTCUSDT has no prices; at least 1 is needed.
        "calm",
        { "shape": "calm" }
        //         ^^^^^^ error scenario-parameter: A scenario is called "calm" already; give this one a "name" of its own.`),
    );
  });
});

describe("scenario-symbol", () => {
  it("points at symbols that nothing is held in", () => {
    assertProblems(
      book(`
        { "shape": "one-coin-collapse", "symbol": "BTCUSD" },
        //                                        ^^^^^^^^ warning scenario-symbol: No position is in "BTCUSD", so this has no effect. Did you mean "BTCUSDT"?
        { "shape": "calm", "betas": { "ETHUSDT": "1.2" } }
        //                                       ^^^^^ warning scenario-symbol: No position is in "ETHUSDT", so this has no effect.`),
    );
  });
});

describe("field-without-effect", () => {
  it("points at parameters that a shape does not have", () => {
    assertProblems(
      book(`
        { "shape": "march-2020", "move": "10%" },
        //                               ^^^^^ warning field-without-effect: move has no effect on march-2020.
        { "name": "even", "shape": "slow-bleed", "seed": 7 },
        //                                               ^ warning field-without-effect: seed has no effect on slow-bleed.
        { "name": "noisy", "shape": "slow-bleed", "volatility": "2%", "seed": 7 },
        { "shape": "slow-bleed", "symbol": "BTCUSDT" }
        //                                 ^^^^^^^^^ warning field-without-effect: symbol has no effect on slow-bleed.`),
    );
  });
});

describe("the fields of a scenario", () => {
  it("are a shape or prices, and nothing unknown", () => {
    assertProblems(
      book(`
        { "name": "a", "shape": "calm", "depth": "10%" },
        //                              ^^^^^^^ warning unknown-field: "depth" is not a field here and has no effect.
        { "name": "b", "shape": "calm", "prices": {} },
        //                                        ^^ error conflicting-fields: "prices" and "shape" exclude each other; keep one of them.
                 7,
        //       ^ error wrong-type: scenarios[2] must be an object { … }; it is 7.
                 { "name": "c" }
        //       ^ error missing-field: One of "shape", "prices" is missing.`),
    );
  });
});
