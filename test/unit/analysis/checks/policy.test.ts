import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { Decimal } from "../../../../src/engine/decimal";
import { assertProblems } from "../../../support/annotated";

describe("policy-max-leverage", () => {
  it("points at a stated leverage above the limit, and leaves the limit itself alone", () => {
    assertProblems(
      `{
      "policy": { "maxLeverage": "20" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "marginMode": "isolated",
          "leverage": "20.5"
          //          ^^^^^^ warning policy-max-leverage: Leverage 20.5 exceeds the policy's maximum of 20.
        },
        {
          "symbol": "SOLUSDT", "side": "short", "quantity": "1", "entryPrice": "100", "marginMode": "isolated",
          "leverage": "20"
        }
      ],
      "account": { "positionMode": "hedge", "walletBalance": "100" }
    }`.replace('"policy": {', '"policy": { "minDistanceToLiquidation": "1%",'),
    );
  });

  it("counts what is posted where no leverage is stated", () => {
    // 100 / 4 = 25
    assertProblems(`{
      "policy": { "maxLeverage": "20", "minDistanceToLiquidation": "1%" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "marginMode": "isolated",
          "isolatedMargin": "4"
          //                ^^^ warning policy-max-leverage: Leverage 25, notional over isolatedMargin, exceeds the policy's maximum of 20.
        }
      ]
    }`);
  });
});

describe("policy-isolated-required", () => {
  it("begins at the leverage it names, in cross only", () => {
    assertProblems(`{
      "policy": { "requireIsolatedFromLeverage": "10" },
      "account": { "walletBalance": "100" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" }, "ETHUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "10" },
        //                                                                                       ^^^^ warning policy-isolated-required: Leverage 10 in cross margin: from 10 on the policy requires isolated margin.
        { "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "9.9" },
        {
          "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "10",
          "marginMode": "isolated"
        }
      ]
    }`);
  });
});

describe("policy-max-loss-per-position", () => {
  it("counts a percentage from the equity: wallet and profit, isolated ones included", () => {
    // Equity 1000 + 10 of profit; 1 % of it is 10.1, and 10 are posted to one, 12 to the other.
    assertProblems(`{
      "policy": { "maxLossPerPosition": "1%" },
      "account": { "walletBalance": "1000", "collateral": "USDT", "positionMode": "hedge" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" }, "ETHUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "110",
          "marginMode": "isolated", "isolatedMargin": "10"
        },
        {
          "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "marginMode": "isolated",
          "isolatedMargin": "12"
          //                ^^^^ warning policy-max-loss-per-position: The worst-case loss of this position, 12 USDT, exceeds 10.1 USDT, the policy's 1 % of an equity of 1,010 USDT.
        }
      ]
    }`);
  });

  it("takes an amount, and says it once for the cross legs of a symbol", () => {
    assertProblems(`{
      "policy": { "maxLossPerPosition": "150" },
      "account": { "walletBalance": "1000", "positionMode": "hedge" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        { "symbol": "SOLUSDT", "side": "short", "quantity": "3", "entryPrice": "100" },
        //          ^^^^^^^^^ warning policy-max-loss-per-position: The worst-case loss of SOLUSDT in cross margin, 1,000, exceeds the policy's 150.
        { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100" }
      ]
    }`);
  });

  it("says nothing of a share of an equity that is not known", () => {
    assertProblems(`{
      "policy": { "maxLossPerPosition": "1%" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100",
          "marginMode": "isolated", "isolatedMargin": "10"
        }
      ]
    }`);
  });
});

describe("policy-max-loss-per-account", () => {
  it("compares each asset on its own, at its wallet", () => {
    assertProblems(`{
      "policy": { "maxLossPerAccount": "50" },
      "account": {
        "wallets": { "USDT": { "walletBalance": "60" }, "BTC": { "walletBalance": "1" } }
        //                                      ^^^^ warning policy-max-loss-per-account: The worst-case loss of all positions in USDT, 60 USDT, exceeds the policy's 50 USDT.
      },
      "instruments": {
        "SOLUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.01" },
        "BTCUSD_PERP": { "contractType": "inverse", "underlying": "BTC", "maintenanceMarginRate": "0.01" }
      },
      "positions": [
        { "symbol": "SOLUSDT", "side": "short", "quantity": "1", "entryPrice": "100" },
        { "symbol": "BTCUSD_PERP", "side": "short", "quantity": "500", "entryPrice": "50000" }
      ]
    }`);
  });
});

describe("limits", () => {
  const text = (policy: string) => `{
    ${policy}
    "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
    "positions": [
      {
        "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100",
        "leverage": "15", "marginMode": "isolated"
      }
    ]
  }`;
  const settings = { minimumDistance: new Decimal("0.05"), policy: { maxLeverage: new Decimal(10) } };
  const codes = (file: string) =>
    analyze(file, settings)
      .findings.filter(({ severity }) => severity !== "hint")
      .map(({ code }) => code);

  it("come from the settings where a file has none", () => {
    assert.deepEqual(codes(text("")), ["policy-max-leverage"]);
    assert.deepEqual(codes(text('"policy": { "maxLossPerPosition": "50" },')), ["policy-max-leverage"]);
  });

  it("of a file go before them", () => {
    assert.deepEqual(codes(text('"policy": { "maxLeverage": "20" },')), []);
  });

  it("that a file states and that cannot be read are not replaced by them", () => {
    assert.deepEqual(codes(text('"policy": { "maxLeverage": "ten" },')), ["number-malformed"]);
  });
});
