import assert from "node:assert/strict";
import { continuousAmounts, isAboveLastTier, tierIndexOf } from "../../../src/engine/tiers";
import { decimal, type TierRow, tiers } from "../../support/account";

const rows: readonly TierRow[] = [
  ["50", "0.01"],
  ["200", "0.025"],
  [undefined, "0.05"],
];
const open = tiers(rows).tiers;
const ended = open.slice(0, 2);

describe("a table of tiers", () => {
  it("holds an amount on an edge in the lower tier", () => {
    const indices = ["1", "50", "50.01", "200", "200.01", "1e9"].map((n) => tierIndexOf(open, decimal(n)));
    assert.deepEqual(indices, [0, 0, 1, 1, 2, 2]);
  });

  it("goes on with its last tier above the last limit, and says that it is above", () => {
    assert.equal(tierIndexOf(ended, decimal("1000")), 1);
    assert.deepEqual(
      ["199", "200", "201"].map((n) => isAboveLastTier(ended, decimal(n))),
      [false, false, true],
    );
    assert.equal(isAboveLastTier(open, decimal("1e30")), false);
    assert.equal(isAboveLastTier([], decimal("1")), false);
  });

  it("deducts what makes the requirement continuous: 50 · 1.5 %, then 200 · 2.5 % more", () => {
    const limits = [decimal("50"), decimal("200"), undefined];
    const table = open.map(({ maintenanceMarginRate }, index) => ({
      limit: limits[index],
      maintenanceMarginRate,
    }));
    assert.deepEqual(continuousAmounts(table).map(String), ["0", "0.75", "5.75"]);
    // At each edge both tiers ask for the same: 50·1 % = 50·2.5 % − 0.75, 200·2.5 % − 0.75 = 200·5 % − 5.75.
  });
});
