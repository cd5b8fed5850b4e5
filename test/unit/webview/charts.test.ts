import assert from "node:assert/strict";
import fc from "fast-check";
import { plainColour } from "../../../webview/charts/colour";
import { runsOf, zeroLine } from "../../../webview/charts/contour";
import { dodged } from "../../../webview/charts/labels";
import { linearAxis, percentTick, priceAxis, shortTick } from "../../../webview/charts/scales";

describe("places of labels", () => {
  it("are where they are wanted while there is room", () => {
    assert.deepEqual(dodged([10, 50, 90], 20), [10, 50, 90]);
  });

  it("make room around the middle of those that would overlap", () => {
    assert.deepEqual(dodged([50, 50, 52], 20), [50 + 2 / 3 - 20, 50 + 2 / 3, 50 + 2 / 3 + 20]);
    assert.deepEqual(dodged([0, 5], 20, 0, 100), [0, 20]);
  });

  it("never overlap and never leave the picture", () => {
    const wanted = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(wanted, (values) => {
        const places = dodged(values, 20, 0, 300);
        const sorted = [...places].sort((a, b) => a - b);
        for (const [index, place] of sorted.entries()) {
          assert.ok(place >= -1e-9 && place <= 300 + 1e-9);
          if (index > 0) assert.ok(place - sorted[index - 1]! >= 20 - 1e-9);
        }
        values.forEach((value, index) =>
          values.forEach((other, at) => {
            if (value < other) assert.ok(places[index]! < places[at]!, "in the order of what they name");
          }),
        );
      }),
    );
  });

  it("share what room there is when there are too many", () => {
    assert.deepEqual(dodged([1, 2, 3], 20, 0, 20), [0, 10, 20]);
  });
});

describe("axes", () => {
  it("of prices near each other are straight", () => {
    const axis = priceAxis([90, 100, 110], 100, [0, 100]);
    assert.equal(axis.isLog, false);
    assert.equal(axis.place(100), 50);
    assert.equal(axis.side(110), 0);
  });

  it("of prices far from each other are by ratio", () => {
    const axis = priceAxis([50, 100, 200], 100, [0, 100]);
    assert.equal(axis.isLog, true);
    assert.ok(Math.abs(axis.place(100) - 50) < 1e-9);
  });

  it("leave out what is too far away, and say on which side", () => {
    const axis = priceAxis([95, 100, 5000], 100, [0, 100]);
    assert.equal(axis.isLog, false);
    assert.deepEqual([axis.side(5000), axis.place(5000)], [1, 100]);
    assert.equal(axis.side(1), -1);
  });

  it("of one price have room around it", () => {
    assert.equal(priceAxis([100], 100, [0, 100]).place(100), 50);
    assert.equal(linearAxis([7, 7], [0, 100]).place(7), 50);
  });

  it("have short numbers", () => {
    assert.deepEqual([-0.3, 0, 0.125].map(percentTick), ["−30 %", "0 %", "+12.5 %"]);
    assert.deepEqual([-2500, 0, 12500, 3_400_000, 2e9].map(shortTick), ["−2500", "0", "12.5k", "3.4M", "2B"]);
  });
});

describe("the line where a grid is 0", () => {
  it("goes between the cells in proportion to their values", () => {
    // Falls from 3 to −1 from left to right: 0 is at three quarters.
    assert.deepEqual(zeroLine([3, -1, 3, -1], 2), [
      [
        [0.75, 0],
        [0.75, 1],
      ],
    ]);
  });

  it("is nowhere where all are on one side", () => {
    assert.deepEqual(zeroLine([1, 2, 3, 4], 2), []);
  });

  it("and equal neighbours are one run", () => {
    const runs = runsOf(6, 3, (cell) => ["a", "a", "b", "b", "b", "b"][cell]!);
    assert.deepEqual(runs.get("a"), [{ x: 0, y: 0, length: 2 }]);
    assert.deepEqual(runs.get("b"), [
      { x: 2, y: 0, length: 1 },
      { x: 0, y: 1, length: 3 },
    ]);
  });
});

describe("colours of a file", () => {
  it("are those that every reader knows, with their opacity beside them", () => {
    assert.deepEqual(plainColour("rgb(10, 20, 30)"), { text: "rgb(10, 20, 30)", alpha: 1 });
    assert.deepEqual(plainColour("rgba(10, 20, 30, 0.5)"), { text: "rgb(10, 20, 30)", alpha: 0.5 });
    assert.deepEqual(plainColour("color(srgb 1 0.5 0 / 0.25)"), { text: "rgb(255, 128, 0)", alpha: 0.25 });
    assert.deepEqual(plainColour("none"), { text: "none", alpha: 1 });
  });
});
