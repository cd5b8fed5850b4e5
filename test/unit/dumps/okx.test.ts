import assert from "node:assert/strict";
import { codes, read, result, without } from "./dump";
import { assertNear } from "./near";

/** A long of one inverse contract; the figures of OKX's documentation of /account/positions, as of 2021. */
const inverse = {
  instId: "ETH-USD-210430",
  instType: "FUTURES",
  mgnMode: "isolated",
  posSide: "long",
  pos: "1",
  avgPx: "2566.31",
  ccy: "ETH",
  lever: "10",
  liqPx: "2352.8496681818233",
  margin: "0.0003896645377994",
  mgnRatio: "11.731726509588816",
  mmr: "0.0000311811092368",
  notionalUsd: "10",
  upl: "-0.0000009932766034",
};

/** 5 contracts of 0.01 BTC short from 40,000 at 41,000; rate 0.4 %. Made up. */
const linear = {
  instId: "BTC-USDT-SWAP",
  instType: "SWAP",
  mgnMode: "cross",
  posSide: "net",
  pos: "-5",
  avgPx: "40000",
  markPx: "41000",
  ccy: "USDT",
  lever: "10",
  liqPx: "",
  margin: "",
  imr: "205",
  mmr: "8.2",
  mgnRatio: "12",
  notionalUsd: "2049.9",
  upl: "-50",
};

const balance = {
  totalEq: "1000",
  adjEq: "",
  details: [{ ccy: "USDT", cashBal: "950", eq: "900", isoEq: "0", upl: "-50" }],
};

describe("dumps of OKX", () => {
  it("give an isolated position its rate and its fee, and the venue's price but for one tick", () => {
    const analysis = read("okx", { code: "0", data: [inverse], msg: "" });
    const [row] = result(analysis).positions;
    const { instrument } = analysis.rows[0]!.position!;
    assert.deepEqual(
      [instrument.contractType, instrument.contractSize.toFixed(), instrument.takerFeeRate!.toFixed()],
      ["inverse", "10", "0.0005"],
    );
    // (10·(1 + 0.008 + 0.0005)) / (margin + 10/2566.31); the venue prints one tick of 0.01 more
    assertNear(row!.isolated.liquidationPrice, "2352.8396681818", "1e-6");
    assert.equal(row!.reportedLiquidationPrice, "2352.8496681818233");
  });

  it("tell the side of a net position from its sign and the contract from its value", () => {
    const [row] = read("okx", [linear]).rows;
    assert.deepEqual([row!.position!.side, row!.position!.quantity.toFixed()], ["short", "0.05"]);
    assert.equal(row!.position!.instrument.contractSize.toFixed(), "0.01");
  });

  it("of positions alone lack the wallet and, in cross, the fee", () => {
    assert.deepEqual(codes(read("okx", [linear])).sort(), ["dump-without-fee", "dump-without-wallet"]);
  });

  it("of a balance alone have no positions and the cash of each currency", () => {
    const { positions, pools } = result(read("okx", { code: "0", data: [balance] }));
    assert.equal(positions.length, 0);
    assert.ok(
      pools.some(({ asset, crossWalletBalance }) => asset === "USDT" && crossWalletBalance === "950"),
    );
  });

  it("may hold positions and balance in one file", () => {
    const both = { positions: { code: "0", data: [linear] }, balance: { code: "0", data: [balance] } };
    const { positions, account } = result(read("okx", both));
    assert.equal(positions.length, 1);
    assert.deepEqual([account.crossWalletBalance, account.marginBalance], ["950", "900"]);
  });

  it("say where the size of a contract cannot be told, and have no numbers there", () => {
    const bare = without(linear, "notionalUsd", "imr");
    const analysis = read("okx", [bare]);
    assert.ok(codes(analysis).includes("dump-without-contract-size"));
    assert.equal(result(analysis).positions[0]!.cross.reason, "invalid");
  });

  it("leave options and margin positions out, and say so", () => {
    const analysis = read("okx", [{ ...linear, instType: "OPTION" }]);
    assert.deepEqual([analysis.rows.length, codes(analysis)], [0, ["dump-row-left-out"]]);
  });
});
