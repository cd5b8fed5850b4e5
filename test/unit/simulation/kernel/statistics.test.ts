/** Figures of samples, against numbers that are worked out by hand or known. */
import assert from "node:assert/strict";
import {
  lossesOf,
  meanOf,
  quantileOf,
  shareOf,
  shortfallOf,
} from "../../../../src/simulation/kernel/statistics";

const near = (actual: number | undefined, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(actual! - expected) <= tolerance, `${actual} is not ${expected}`);

/** 1, 2, … n. */
const counting = (count: number) => Float64Array.from({ length: count }, (_, index) => index + 1);

describe("figures of random walks", () => {
  it("give a share with Wilson's interval", () => {
    // z² = 3.841459; 8 of 10: (0.8 + 0.192073 ± 1.959964·√(0.016 + 0.009604)) / 1.384146.
    const share = shareOf(8, 10)!;
    near(share.value, 0.8);
    near(share.from, 0.490162, 1e-6);
    near(share.to, 0.943318, 1e-6);
    // None of 10: up to z² / (10 + z²) = 3.841459 / 13.841459.
    near(shareOf(0, 10)!.to, 0.277533, 1e-6);
    assert.equal(shareOf(0, 10)!.from, 0);
    assert.equal(shareOf(10, 10)!.to, 1);
    assert.equal(shareOf(0, 0), undefined);
  });

  it("give a mean with its error", () => {
    // 1, 2, 3, 4: mean 2.5, s² = 5/3, ± 1.959964·√(5/3)/2 = 1.265151.
    const { value, deviation, from, to } = meanOf(counting(4))!;
    assert.equal(value, 2.5);
    near(deviation, Math.sqrt(5 / 3));
    near(from, 2.5 - 1.265151, 1e-6);
    near(to, 2.5 + 1.265151, 1e-6);
    assert.equal(meanOf(Float64Array.of(3))!.from, undefined);
  });

  it("give a quantile between two samples of the order", () => {
    // 1000·0.95 = 950, ± 1.96·√47.5 = 13.508: the samples 936 and 965.
    assert.deepEqual(quantileOf(counting(1000), 0.95), { value: 950, from: 936, to: 965 });
    assert.deepEqual(quantileOf(counting(1000), 0.5), { value: 500, from: 469, to: 532 });
    // 99 % of 20: nobody is far enough out to bound it from above.
    assert.deepEqual(quantileOf(counting(20), 0.99), { value: 20, from: 18 });
  });

  it("give the mean of the worst", () => {
    // The worst 5 of 100: 96 to 100, 98 on average; s² = 2.5, the quantile 96: ± 1.96·√((2.5 + 0.95·4)/5).
    const { value, from, to } = shortfallOf(counting(100), 0.95)!;
    assert.equal(value, 98);
    near(to! - value, 1.959963984540054 * Math.sqrt(6.3 / 5));
    near(value - from!, to! - value);
    assert.deepEqual(shortfallOf(Float64Array.of(7), 0.95), { value: 7 });
  });

  it("tell a distribution of losses without a change of the samples", () => {
    const losses = Float64Array.of(3, -1, 2, 0);
    const told = lossesOf(losses)!;
    assert.deepEqual([told.least, told.most, told.mean.value, told.count], [-1, 3, 1, 4]);
    assert.deepEqual([...losses], [3, -1, 2, 0]);
    assert.equal(lossesOf(new Float64Array(0)), undefined);
  });

  it("hold the true value in about 95 of 100 cases", () => {
    // 400 samples of 200 uniform numbers of a fixed sequence: the median is a half.
    let state = 1;
    const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
    let [quantiles, means] = [0, 0];
    for (let sample = 0; sample < 400; sample++) {
      const drawn = Float64Array.from({ length: 200 }, next);
      const mean = meanOf(drawn)!;
      means += Number(mean.from! <= 0.5 && 0.5 <= mean.to!);
      const median = quantileOf(drawn.sort(), 0.5)!;
      quantiles += Number(median.from! <= 0.5 && 0.5 <= median.to!);
    }
    // 400·0.95 ± 4·√(400·0.95·0.05).
    for (const hits of [quantiles, means]) assert.ok(Math.abs(hits - 380) <= 18, String(hits));
  });
});
