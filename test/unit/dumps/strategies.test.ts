import assert from "node:assert/strict";
import { codes, read, result } from "./dump";
import { assertNear } from "./near";

const freqtrade = {
  trading_mode: "futures",
  margin_mode: "isolated",
  stake_currency: "USDT",
  stake_amount: 200,
  stoploss: -0.2,
  exchange: { name: "binance", pair_whitelist: ["BTC/USDT:USDT", ".*/USDT:USDT"] },
};

describe("configurations of freqtrade", () => {
  it("without a leverage say that it is the strategy's, and what the stop of a loss on the margin means", () => {
    const analysis = read("freqtrade", freqtrade);
    assert.equal(analysis.venue!.id, "binance-usdm");
    assert.deepEqual(
      analysis.rows.map(({ position }) => position!.instrument.symbol),
      ["BTC/USDT:USDT"],
    );
    const [message] = analysis.findings
      .filter(({ code }) => code === "config-without-leverage")
      .map((one) => one.message);
    assert.match(message!, /exceeds 80 %/);
  });

  it("with a leverage have the distance to liquidation and the stop on a price of 1", () => {
    const analysis = read("freqtrade", { ...freqtrade, leverage: 10 });
    const [row] = analysis.rows;
    assert.equal(row!.fields.values.stopLossPrice!.toFixed(), "0.98");
    // 200 posted for a value of 2000: 0.1 + P − 1 = 0.004·P
    assertNear(result(analysis).positions[0]!.isolated.liquidationPrice, "0.903614457831325301", "1e-12");
  });

  it("warn of a stop that liquidation forestalls", () => {
    const analysis = read("freqtrade", { ...freqtrade, leverage: 100, stoploss: -0.8 });
    assert.ok(codes(analysis).includes("stop-beyond-liquidation"));
  });

  it("of spot have nothing to liquidate", () => {
    assert.deepEqual(codes(read("freqtrade", { ...freqtrade, trading_mode: "spot" })), [
      "config-without-futures",
    ]);
  });
});

const HUMMINGBOT = `derivative: binance_perpetual
market: BTC-USDT
leverage: 10
position_mode: One-way
stop_loss_spread: 3   # per cent
long_profit_taking_spread: 1
`;

describe("configurations of Hummingbot", () => {
  it("of version 1, in YAML, have both sides with spreads in per cent", () => {
    const analysis = read("hummingbot", HUMMINGBOT, "yaml");
    assert.deepEqual(
      analysis.rows.map(({ fields: { values } }) => [
        values.side,
        values.symbol,
        values.stopLossPrice?.toFixed(),
        values.takeProfitPrice?.toFixed(),
      ]),
      [
        ["long", "BTCUSDT", "0.97", "1.01"],
        ["short", "BTCUSDT", "1.03", undefined],
      ],
    );
    assertNear(result(analysis).positions[0]!.isolated.liquidationPrice, "0.903614457831325301", "1e-12");
  });

  it("of version 2 have stops in fractions", () => {
    const controller = {
      connector_name: "hyperliquid_perpetual",
      trading_pair: "ETH-USD",
      leverage: 20,
      position_mode: "HEDGE",
      stop_loss: "0.03",
      take_profit: "0.02",
    };
    const analysis = read("hummingbot", controller);
    assert.deepEqual(
      [analysis.venue!.id, analysis.rows[1]!.fields.values.stopLossPrice!.toFixed()],
      ["hyperliquid", "1.03"],
    );
  });

  it("that are not filled in say what is missing", () => {
    const analysis = read("hummingbot", HUMMINGBOT.replace("leverage: 10", "leverage: null"), "yaml");
    assert.deepEqual([analysis.rows.length, codes(analysis)], [0, ["config-without-leverage"]]);
  });
});

const PASSIVBOT = `{
  bot: {
    long: { n_positions: 2.0, total_wallet_exposure_limit: 5.0 }
    short: { n_positions: 1.0, total_wallet_exposure_limit: 0.0 }
  }
  live: {
    approved_coins: { long: ["BTC", "ETH"], short: [] }
    leverage: 5.0
    user: binance_01
  }
}`;

describe("configurations of passivbot", () => {
  it("in HJSON hold each coin at its share of the exposure, with a wallet of 1", () => {
    const analysis = read("passivbot", PASSIVBOT, "hjson");
    assert.deepEqual(
      analysis.rows.map(({ position }) => [
        position!.instrument.symbol,
        position!.quantity.toFixed(),
        position!.marginMode,
      ]),
      [
        ["BTCUSDT", "2.5", "cross"],
        ["ETHUSDT", "2.5", "cross"],
      ],
    );
    assert.match(
      analysis.findings.map(({ message }) => message).join(" "),
      /lost the wallet after a fall of 20 %/,
    );
    // 1 + 2.5·(P − 1) = 2.5·0.004·P + 2.5·0.004 for the other coin
    assertNear(result(analysis).positions[0]!.cross.liquidationPrice, "0.606425702811244979", "1e-9");
  });

  it("without coins hold the whole exposure as one", () => {
    const analysis = read("passivbot", PASSIVBOT.replace('["BTC", "ETH"]', "[]"), "hjson");
    assert.deepEqual(
      analysis.rows.map(({ position }) => position!.quantity.toFixed()),
      ["5"],
    );
  });
});
