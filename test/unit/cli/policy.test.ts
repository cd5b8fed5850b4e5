import assert from "node:assert/strict";
import { marginalia, temporaryFile } from "./marginalia";

const book = (rest = "") => `{
  ${rest}"account": { "walletBalance": "1000", "collateral": "USDT" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
  "positions": [
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "markPrice": "50000",
      "leverage": "10", "marginMode": "isolated"
    }
  ]
}`;

describe("check --policy", function () {
  this.timeout(20_000);

  const checked = async (policy: string, text = book()) => {
    const file = temporaryFile("policy.json", policy);
    return marginalia(["check", "-", "--policy", file, "--fail-on", "warning"], text);
  };

  it("holds files to the limits of a file", async () => {
    const { code, output } = await checked(
      '{ "maxLeverage": 5, "maxLossPerPosition": "2%", "minDistanceToLiquidation": "20%" } // mine',
    );
    assert.equal(code, 1);
    assert.match(output, /policy-max-leverage: Leverage 10 exceeds the policy's maximum of 5\./);
    assert.match(
      output,
      /policy-max-loss-per-position: .*, 50 USDT, exceeds 20 USDT, the policy's 2 % of an equity of 1,000 USDT\./,
    );
    assert.match(output, /liquidation-near: .*; the minimum is 20 %\./);
  });

  it("reads limits in YAML as well", async () => {
    const file = temporaryFile("policy.yaml", "maxLeverage: 5 # of all\n");
    const { output } = await marginalia(["check", "-", "--policy", file], book());
    assert.match(output, /policy-max-leverage: Leverage 10 exceeds the policy's maximum of 5\./);
  });

  it("leaves a file's own limits in force", async () => {
    const { code } = await checked('{ "maxLeverage": 5 }', book('"policy": { "maxLeverage": "10" }, '));
    assert.equal(code, 0);
  });

  it("says what is wrong with the limits, at their place", async () => {
    const { code, errors } = await checked('{\n  "maxLeverage": "high",\n  "maxLos": 1\n}');
    assert.equal(code, 2);
    assert.match(errors, /policy\.json:2:18 number-malformed: maxLeverage: "high" is not a number\./);
    assert.match(errors, /policy\.json:3:3 unknown-field: "maxLos" is not a field here/);
    const absent = await marginalia(["check", "-", "--policy", "nowhere.json"], book());
    assert.equal(absent.code, 2);
    assert.match(absent.errors, /cannot read nowhere\.json: there is no such file/);
  });
});
