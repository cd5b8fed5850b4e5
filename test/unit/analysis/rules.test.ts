import assert from "node:assert/strict";
import { resultOf } from "./resultOf";

function priced(file: object) {
  const instruments = { BTCUSDT: { maintenanceMarginRate: "0.01", takerFeeRate: "0.001" } };
  const positions = [
    {
      symbol: "BTCUSDT",
      side: "long",
      quantity: "1",
      entryPrice: "100",
      isolatedMargin: "20",
      leverage: "5",
    },
  ];
  const [position] = resultOf({
    account: { walletBalance: "20" },
    instruments,
    positions,
    ...file,
  }).positions;
  return { isolated: position!.isolated.liquidationPrice, cross: position!.cross.liquidationPrice };
}

/** 80 / (1 − r), maintenance at the price; 80 + 1, at entry; with the fee of closing at the price. */
const atPrice = "80.80808080808080808080808080808080808081";
const atEntry = "81";
const withFee = "80.88978766430738119312436804853387259858";

describe("rules", () => {
  it("are the generic ones where the file names no venue", () => {
    assert.deepEqual(priced({}), priced({ venue: "generic" }));
    assert.deepEqual(priced({}), { isolated: atPrice, cross: atPrice });
  });

  it("may be overridden one by one", () => {
    assert.deepEqual(priced({ rules: { maintenanceBasis: "entry" } }), { isolated: atEntry, cross: atEntry });
    assert.deepEqual(priced({ venue: "binance-usdm", rules: { closingFee: "price" } }), {
      isolated: withFee,
      cross: withFee,
    });
  });

  it("may be overridden for one mode", () => {
    assert.deepEqual(priced({ rules: { maintenanceBasis: { isolated: "entry" } } }), {
      isolated: atEntry,
      cross: atPrice,
    });
    assert.deepEqual(priced({ rules: { closingFee: { isolated: "none", cross: "price" } } }), {
      isolated: atPrice,
      cross: withFee,
    });
  });

  it("keep the venue's word for the mode that is not overridden", () => {
    const { isolated } = priced({ venue: "okx" });
    assert.deepEqual(priced({ venue: "okx", rules: { closingFee: { cross: "none" } } }), {
      isolated,
      cross: atPrice,
    });
    assert.equal(isolated, withFee);
  });

  it("may hold a number", () => {
    const rules = { closingFee: "entry", maintenanceBasis: "entry" };
    // The reserve: so many fees of 0.001 at the bankruptcy value of 80.
    assert.equal(priced({ rules: { ...rules, closingFeeReserve: "1" } }).isolated, "81.08");
    assert.equal(priced({ rules: { ...rules, closingFeeReserve: 2.5 } }).isolated, "81.2");
  });
});
