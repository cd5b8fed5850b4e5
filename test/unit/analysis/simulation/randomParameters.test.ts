import assert from "node:assert/strict";
import { inputModels, readParameters } from "../../../../src/analysis/simulation/randomPaths/parameters";
import { monteCarloOptions } from "../../../../src/cli/monteCarloOptions";
import type { RandomRequest } from "../../../../src/protocol/views/scenariosRandom";

type Inputs = RandomRequest["inputs"];

function problemsOf(inputs: Inputs): readonly string[] {
  const read = readParameters(inputs, "continuous");
  return "problems" in read ? read.problems : [];
}

describe("the parameters of random paths", () => {
  it("are those of the command line, for nothing and for everything", () => {
    const both: readonly (readonly [Inputs, Parameters<typeof monteCarloOptions>[0]])[] = [
      [{}, {}],
      [{ days: "0.5" }, { days: "0.5" }],
      [
        {
          paths: " 500 ",
          seed: "4294967295",
          days: "30",
          steps: "60",
          volatility: "60 % SOLUSDT=110%",
          drift: "5% BTC=-0.1",
          correlation: "-0.2 BTC:ETH=0.85",
          jumps: "none",
          coinJumps: "2:-10%:0.2",
        },
        {
          paths: "500",
          seed: "4294967295",
          days: "30",
          steps: "60",
          volatility: ["60 %", "SOLUSDT=110%"],
          drift: ["5%", "BTC=-0.1"],
          correlation: ["-0.2", "BTC:ETH=0.85"],
          jumps: "none",
          "coin-jumps": "2:-10%:0.2",
        },
      ],
    ];
    for (const [inputs, values] of both) {
      const stated = monteCarloOptions({ ...values, gaps: "jump" });
      assert.ok("wishes" in stated);
      const { threads, ...wishes } = stated.wishes;
      assert.equal(threads, undefined);
      assert.deepEqual(readParameters(inputs, "jump"), { parameters: wishes });
    }
  });

  it("have the limits of the command line", () => {
    const wrong: Inputs = {
      paths: "1000001",
      seed: "4294967296",
      days: "0",
      steps: "100001",
      volatility: "-10%",
      drift: "much",
      correlation: "1.1",
      jumps: "4:-100%:6%",
      coinJumps: "4:-8%",
    };
    const problems = problemsOf(wrong);
    assert.equal(problems.length, Object.keys(wrong).length, problems.join("\n"));
    assert.equal(problems[0], 'The number of paths is a whole number from 1 to 1000000, not "1000001".');
    const right: Inputs = {
      paths: "1000000",
      seed: "0",
      steps: "100000",
      volatility: "0",
      correlation: "-1",
    };
    assert.deepEqual(problemsOf(right), []);
  });

  it("do not take a comma for a decimal point, nor for an end", () => {
    assert.deepEqual(problemsOf({ volatility: "0,6" }), [
      'The volatility is a rate from 0 on, like 60%, or one for a symbol or coin, like SOLUSDT=110%, not "0,6".',
    ]);
  });

  it("say what an empty field stands for, the steps by the days", () => {
    const usual = (inputs: Inputs) =>
      Object.fromEntries(inputModels(inputs).map((input) => [input.name, input.usual]));
    assert.deepEqual(usual({}), {
      paths: "10000",
      seed: "1",
      days: "7",
      steps: "168",
      volatility: "80%",
      drift: "0%",
      correlation: "0.7",
      jumps: "4:-8%:6%",
      coinJumps: "4:-5%:10%",
    });
    assert.equal(usual({ days: "2" })["steps"], "48");
  });
});
