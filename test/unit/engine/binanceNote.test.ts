/**
 * Binance, "How to calculate liquidation price of USD-M futures contracts", the example of two cross positions
 * (https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93), with the brackets of September 2021.
 */
import { evaluate } from "../../../src/engine/evaluate";
import { account, instrument, position, type TierRow, tiers } from "../../support/account";
import assert from "node:assert/strict";

const etherBrackets: TierRow[] = [
  ["10000", "0.005", "0"],
  ["100000", "0.0065", "15"],
  ["500000", "0.01", "365"],
  ["1000000", "0.02", "5365"],
  ["2000000", "0.05", "35365"],
  ["5000000", "0.1", "135365"],
  ["10000000", "0.125", "260365"],
  [undefined, "0.15", "510365"],
];

const bitcoinBrackets: TierRow[] = [
  ["50000", "0.004", "0"],
  ["250000", "0.005", "50"],
  ["1000000", "0.01", "1300"],
  ["10000000", "0.025", "16300"],
  [undefined, "0.05", "266300"],
];

const bitcoin = position({
  instrument: instrument("BTCUSDT", { schedule: tiers(bitcoinBrackets) }),
  quantity: "109.488",
  entryPrice: "32481.98",
  markPrice: "31967.27",
});

const ether = position({
  instrument: instrument("ETHUSDT", { schedule: tiers(etherBrackets) }),
  quantity: "3683.979",
  entryPrice: "1456.84",
  markPrice: "1335.18",
});

describe("Binance's example of two cross positions", () => {
  const report = evaluate(account({ wallet: "1535443.01", positions: [bitcoin, ether] }));
  const isPrinted = (actual: { toFixed: (places: number) => string } | undefined, printed: string) =>
    assert.equal(actual?.toFixed(printed.split(".")[1]!.length), printed);

  it("has the losses and requirements that it prints", () => {
    isPrinted(report.position(bitcoin).unrealizedPnl, "-56354.57");
    isPrinted(report.position(ether).unrealizedPnl, "-448192.89");
    isPrinted(report.position(bitcoin).cross().maintenanceMargin, "71200.81144");
    isPrinted(report.position(ether).cross().maintenanceMargin, "356512.508");
  });

  it("takes the tier of the notional at the liquidation price: 1153.26, and not the 1147.43 of the entry tier", () => {
    // 5.37 million at entry are in the seventh bracket, 4.25 million at the price are in the sixth.
    const { liquidationPrice, tier } = report.position(ether).cross();
    isPrinted(liquidationPrice, "1153.26");
    assert.equal(tier?.index, 5);
  });

  it("is liquidated at 26316.89 by the other position", () => {
    isPrinted(report.position(bitcoin).cross().liquidationPrice, "26316.89");
  });
});
