/** Random prices: the same for a seed, with the moments of their parameters, and no market that contradicts itself. */
import assert from "node:assert/strict";
import { exp, log } from "../../../../src/simulation/kernel/elementary";
import { Generator } from "../../../../src/simulation/kernel/generator";
import { choleskyOf, marketOf, type MarketParameters } from "../../../../src/simulation/kernel/market";
import { Paths } from "../../../../src/simulation/kernel/paths";

const NONE = { intensity: 0, mean: 0, deviation: 0 };

const parameters = (given: Partial<MarketParameters> = {}): MarketParameters => ({
  symbols: [
    { symbol: "BTCUSDT", coin: 0, start: 60_000 },
    { symbol: "ETHUSDT", coin: 1, start: 3_000 },
  ],
  coins: [
    { volatility: 0.6, drift: 0, jumpBeta: 1 },
    { volatility: 0.9, drift: 0, jumpBeta: 1 },
  ],
  correlation: { kind: "factor", loadings: [0.8, 0.9] },
  commonJumps: NONE,
  ownJumps: NONE,
  steps: 4,
  stepYears: 1 / 100,
  ...given,
});

function market(given: Partial<MarketParameters> = {}) {
  const result = marketOf(parameters(given));
  assert.ok("value" in result, JSON.stringify(result));
  return result.value;
}

const problemOf = (given: Partial<MarketParameters>) => {
  const result = marketOf(parameters(given));
  return "problem" in result ? result.problem : undefined;
};

/** Moves of the logarithm over one step of many paths, by symbol. */
function movesOf(given: Partial<MarketParameters>, count = 20_000): number[][] {
  const paths = new Paths(market({ ...given, steps: 1 }), 7);
  const moves: number[][] = [[], []];
  for (let path = 0; path < count; path++) {
    paths.draw(path);
    const [a, b, c, d] = paths.marks;
    moves[0]!.push(Math.log(c! / a!));
    moves[1]!.push(Math.log(d! / b!));
  }
  return moves;
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
const covariance = (a: readonly number[], b: readonly number[]) => {
  const [x, y] = [mean(a), mean(b)];
  return mean(a.map((one, index) => (one - x) * (b[index]! - y)));
};

/** Within so many standard errors: seeds are fixed, so this never fails by chance twice. */
const within = (actual: number, expected: number, error: number) =>
  assert.ok(Math.abs(actual - expected) <= 4 * error, `${actual} is not ${expected} ± 4·${error}`);

describe("random paths", () => {
  it("are the same for a seed and a number, whatever was drawn before", () => {
    const given = { commonJumps: { intensity: 20, mean: -0.1, deviation: 0.1 } };
    const [one, other] = [new Paths(market(given), 5), new Paths(market(given), 5)];
    for (const path of [0, 1, 2, 3]) one.draw(path);
    other.draw(3);
    assert.deepEqual(one.marks, other.marks);
    other.draw(4);
    assert.notDeepEqual(one.marks, other.marks);
    const another = new Paths(market(given), 6);
    another.draw(3);
    assert.notDeepEqual(one.marks, another.marks);
  });

  it("are these, on every machine", () => {
    const paths = new Paths(market({ ownJumps: { intensity: 30, mean: -0.05, deviation: 0.1 } }), 1);
    paths.draw(12_345);
    assert.deepEqual([...paths.marks], PATH_12345);
  });

  it("begin at the marks of the book", () => {
    const paths = new Paths(market(), 1);
    paths.draw(0);
    assert.deepEqual([...paths.marks.slice(0, 2)], [60_000, 3_000]);
    assert.equal(paths.marks.length, 10);
  });

  it("have the drift, volatility and correlation that were asked for", () => {
    const [btc, eth] = movesOf({}) as [number[], number[]];
    const root = Math.sqrt(btc.length);
    // σ·√τ = 0.06 and 0.09; −σ²τ/2 = −0.0018 and −0.00405; 0.8·0.9 = 0.72.
    within(mean(btc), -0.0018, 0.06 / root);
    within(mean(eth), -0.00405, 0.09 / root);
    within(covariance(btc, btc), 0.0036, (0.0036 * Math.SQRT2) / root);
    within(covariance(eth, eth), 0.0081, (0.0081 * Math.SQRT2) / root);
    const correlation = covariance(btc, eth) / Math.sqrt(covariance(btc, btc) * covariance(eth, eth));
    within(correlation, 0.72, (1 - 0.72 * 0.72) / root);
  });

  it("have the correlations of a matrix", () => {
    const rows = [
      [1, -0.5],
      [-0.5, 1],
    ];
    const [btc, eth] = movesOf({ correlation: { kind: "matrix", rows } }) as [number[], number[]];
    const correlation = covariance(btc, eth) / Math.sqrt(covariance(btc, btc) * covariance(eth, eth));
    within(correlation, -0.5, 0.75 / Math.sqrt(btc.length));
  });

  it("keep the expected price where it is, jumps and all", () => {
    // Half a jump in the step, by −10 % ± 20 %; a twentieth of one of its own.
    const [btc] = movesOf({
      commonJumps: { intensity: 50, mean: -0.1, deviation: 0.2 },
      ownJumps: { intensity: 5, mean: 0.1, deviation: 0.1 },
    }) as [number[], number[]];
    const growth = btc.map((move) => Math.exp(move));
    within(mean(growth), 1, Math.sqrt(covariance(growth, growth) / growth.length));
  });

  it("have as many jumps as were asked for, with their variance", () => {
    const [btc, eth] = movesOf({
      coins: [
        { volatility: 0, drift: 0, jumpBeta: 1 },
        { volatility: 0, drift: 0, jumpBeta: 2 },
      ],
      commonJumps: { intensity: 20, mean: -0.1, deviation: 0.05 },
    }) as [number[], number[]];
    // No jump leaves both at the same move, the compensation: e^−0.2 of the paths.
    const still = new Map<string, number>();
    for (const move of btc) still.set(move.toPrecision(9), (still.get(move.toPrecision(9)) ?? 0) + 1);
    const share = Math.max(...still.values()) / btc.length;
    within(share, Math.exp(-0.2), Math.sqrt((0.8187 * 0.1813) / btc.length));
    // Variance of a compound Poisson: λτ·(m² + d²) = 0.2·0.0125.
    within(covariance(btc, btc), 0.0025, 0.0025 * 0.04);
    // A coin of beta 2 jumps twice as far.
    within(covariance(eth, eth), 0.01, 0.01 * 0.04);
    within(covariance(btc, eth), 0.005, 0.005 * 0.04);
  });

  it("move symbols of one coin by the same factor", () => {
    const paths = new Paths(
      market({
        symbols: [
          { symbol: "BTCUSDT", coin: 0, start: 60_000 },
          { symbol: "BTCUSD", coin: 0, start: 30_000 },
        ],
      }),
      3,
    );
    paths.draw(0);
    for (let row = 0; row < paths.marks.length; row += 2)
      assert.ok(Math.abs(paths.marks[row]! / paths.marks[row + 1]! - 2) < 1e-12);
  });
});

describe("a market that cannot be", () => {
  it("is told with its reason", () => {
    const rows = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    assert.deepEqual(choleskyOf(rows), { failsAt: 2 });
    assert.deepEqual(
      problemOf({
        correlation: {
          kind: "matrix",
          rows: [
            [1, 1],
            [1, 1],
          ],
        },
      }),
      {
        kind: "not-positive-definite",
        coin: 1,
      },
    );
    assert.deepEqual(
      problemOf({
        correlation: {
          kind: "matrix",
          rows: [
            [1, 0.5],
            [0.4, 1],
          ],
        },
      }),
      {
        kind: "not-a-correlation",
        row: 0,
        column: 1,
      },
    );
    assert.deepEqual(problemOf({ correlation: { kind: "factor", loadings: [0.5, 1.1] } }), {
      kind: "loading-beyond-one",
      coin: 1,
    });
    assert.deepEqual(problemOf({ commonJumps: { intensity: 1e5, mean: 0, deviation: 0 } }), {
      kind: "too-many-jumps",
    });
    assert.deepEqual(problemOf({ stepYears: 0 }), { kind: "not-above-zero", what: "step" });
    assert.deepEqual(problemOf({ stepYears: NaN }), { kind: "not-a-number", what: "step" });
  });

  it("is not one where a matrix has a factor: L·Lᵀ is the matrix again", () => {
    // L = [[1, 0], [0.6, 0.8]].
    assert.deepEqual(
      choleskyOf([
        [1, 0.6],
        [0.6, 1],
      ]),
      { value: Float64Array.from([1, 0.6, 0.8]) },
    );
  });
});

describe("exp and log of our own", () => {
  it("are those of everyone, to the last digits", () => {
    for (let x = -40; x <= 40; x += 0.0137) {
      assert.ok(Math.abs(exp(x) / Math.exp(x) - 1) < 4e-16, `exp ${x}`);
      const value = Math.exp(x);
      assert.ok(Math.abs(log(value) - x) <= 4e-16 * Math.max(1, Math.abs(x)), `log ${value}`);
    }
    assert.deepEqual([exp(0), exp(710), exp(-750), log(1)], [1, Infinity, 0, 0]);
  });
});

describe("normal numbers", () => {
  it("have the moments and the tails of the distribution", () => {
    const count = 200_000;
    const drawn = new Float64Array(count);
    const generator = new Generator();
    generator.begin(1, 1);
    generator.normals(drawn);
    const moment = (power: number) => mean([...drawn].map((one) => one ** power));
    const root = Math.sqrt(count);
    within(moment(1), 0, 1 / root);
    within(moment(2), 1, Math.SQRT2 / root);
    within(moment(3), 0, Math.sqrt(15) / root);
    within(moment(4), 3, Math.sqrt(96) / root);
    // 2·(1 − Φ(2)) = 4.55 %, 2·(1 − Φ(3.5)) = 0.0465 %: beyond where the tail of the ziggurat begins.
    for (const [limit, share] of [
      [2, 0.0455003],
      [3.5, 0.000465258],
    ] as const) {
      const beyond = drawn.filter((one) => Math.abs(one) > limit).length / count;
      within(beyond, share, Math.sqrt((share * (1 - share)) / count));
    }
  });

  it("are the same one by one and all at once", () => {
    const [one, other] = [new Generator(), new Generator()];
    one.begin(9, 2);
    other.begin(9, 2);
    const together = new Float64Array(5000);
    one.normals(together);
    assert.deepEqual(
      together,
      Float64Array.from({ length: 5000 }, () => other.normal()),
    );
    assert.equal(one.word(), other.word());
  });
});

/** Worked out once; another machine or engine that gives another digit is told here. */
const PATH_12345 = [
  60000, 3000, 60304.955598131965, 2948.7828671352586, 58518.540712896756, 2487.522564656524,
  61631.995422795415, 2527.632504025183, 68817.7803413711, 2430.191285424982,
];
