import assert from "node:assert/strict";
import * as fc from "fast-check";
import { codesOf, resultOf } from "./resultOf";

const tenths = fc.integer({ min: 1, max: 10_000 }).map((count) => (count / 10).toString());
const powersOfTwo = fc.integer({ min: -6, max: 10 }).map((exponent) => (2 ** exponent).toString());

/** What a position comes to, but for the way its size is said. */
function outcome(instrument: object, size: object) {
  const position = { symbol: "BTC", side: "long", leverage: "10", ...size, entryPrice: "12.5" };
  const instruments = { BTC: { maintenanceMarginRate: "0.004", takerFeeRate: "0.0005", ...instrument } };
  const result = resultOf({ account: { walletBalance: "1000" }, instruments, positions: [position] });
  assert.deepEqual(
    codesOf(result).filter((code) => /field|number|type/.test(code)),
    [],
  );
  return { account: result.account, position: result.positions[0] };
}

describe("a size", () => {
  it("may be said in contracts: × contractSize", () => {
    fc.assert(
      fc.property(
        tenths,
        powersOfTwo,
        fc.constantFrom("linear", "inverse"),
        (contracts, contractSize, contractType) => {
          const quantity = String((Number(contracts) * 10 * Number(contractSize)) / 10);
          const instrument = { contractType, contractSize };
          fc.pre(/^\d+(\.\d+)?$/.test(quantity) && quantity.length < 15);
          assert.deepEqual(outcome(instrument, { contracts }), outcome(instrument, { quantity }));
        },
      ),
    );
  });

  it("may be said as the notional at the entry price; of an inverse contract that is its quantity", () => {
    assert.deepEqual(outcome({}, { notional: "1250" }), outcome({}, { quantity: "100" }));
    const inverse = { contractType: "inverse", contractSize: "100" };
    assert.deepEqual(outcome(inverse, { notional: "1250" }), outcome(inverse, { quantity: "1250" }));
    assert.deepEqual(outcome(inverse, { notional: "1250" }), outcome(inverse, { contracts: "12.5" }));
  });

  it("of a quanto contract is a number of contracts", () => {
    const quanto = { contractType: "quanto", quantoMultiplier: "0.001", contractSize: "7" };
    const { position } = outcome(quanto, { quantity: "1000" });
    assert.equal(position!.notional, "12.5");
    assert.deepEqual(outcome(quanto, { contracts: "1000" }), outcome(quanto, { quantity: "1000" }));
    assert.deepEqual(outcome(quanto, { notional: "12.5" }), outcome(quanto, { quantity: "1000" }));
  });

  it("said in two ways is not computed at all", () => {
    const position = {
      symbol: "BTC",
      side: "long",
      quantity: "1",
      contracts: "1",
      entryPrice: "100",
      leverage: "10",
    };
    const result = resultOf({ account: { walletBalance: "1000" }, positions: [position] });
    assert.equal(result.positions[0]!.isolated.reason, "invalid");
    assert.deepEqual(codesOf(result), ["conflicting-fields"]);
  });
});
