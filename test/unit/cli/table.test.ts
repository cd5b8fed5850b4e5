import assert from "node:assert/strict";
import { marginalia } from "./marginalia";

const book = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "markPrices": { "BTCUSDT": "50500" },
  "instruments": {
    "BTCUSDT": { "maintenanceMarginRate": "0.004" },
    "ETHUSDT": { "maintenanceMarginRate": "0.005" }
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10", "marginMode": "isolated" },
    { "symbol": "ETHUSDT", "side": "short", "quantity": "1", "entryPrice": "2500" }
  ]
}`;

async function shown(text: string): Promise<string> {
  const { output, errors } = await marginalia(["check", "-"], text);
  assert.equal(errors, "");
  assert.doesNotMatch(output, /undefined|null|NaN|Infinity|\[object|\de[+-]?\d/);
  for (const line of output.split("\n")) assert.equal(line, line.trimEnd());
  return output;
}

describe("check, as a table", function () {
  this.timeout(20_000);

  it("shows both modes of every position, marks the one in force, and sums up the account", async () => {
    assert.equal(
      await shown(book),
      `<stdin> (Binance USD-M Futures, rules as of 2024-10-24)

                                            isolated                              cross
symbol   side   mode      notional  PnL  liquidation  distance  worst loss  liquidation  distance  worst loss
BTCUSDT  long   isolated     1,010   10  *45,180.723   10.53 %         100        never                 1,000
ETHUSDT  short  cross        2,500    0  no leverage                        *4,378.1095   75.12 %       1,900

Account in USDT
  cross wallet 1,900, unrealised 0, margin balance 1,900, posted to isolated 100
  initial margin unknown, maintenance margin 12.5, margin ratio 0.6579 %, available unknown
  worst-case loss 2,000
`,
    );
  });

  it("shows what can be read beside what cannot, and why, but no totals", async () => {
    const output = await shown(book.replace('"short"', '"shrt"'));
    assert.match(output, /^BTCUSDT .* \*45,180\.723 .* cannot be read$/m);
    assert.match(output, /^ETHUSDT +\? +cross +cannot be read +cannot be read$/m);
    assert.match(output, /^ {2}no totals while a position or a balance cannot be read$/m);
    assert.match(
      output,
      /^11:36 error unknown-value: side must be "long" or "short"; it is "shrt"\. Did you mean "short"\?$/m,
    );
  });

  it("has words for every reason", async () => {
    const output = await shown(`{
      "account": { "crossWalletBalance": "100", "positionMode": "hedge" },
      "instruments": { "A": { "maintenanceMarginRate": "0.01" }, "B": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        { "symbol": "A", "side": "long", "quantity": "1", "entryPrice": "100" },
        { "symbol": "A", "side": "short", "quantity": "2", "entryPrice": "100", "leverage": "1000" },
        { "symbol": "C", "side": "long", "quantity": "1", "entryPrice": "100" }
      ]
    }`);
    const rows = output.split("\n").filter((line) => /^[AC] /.test(line));
    assert.deepEqual(
      rows.map((row) => row.match(/no \w+|now/g)),
      [
        ["no leverage", "no tiers"],
        ["now", "no tiers"],
        ["no tiers", "no tiers"],
      ],
    );
  });

  it("says that there is no position rather than nothing", async () => {
    assert.equal(await shown("{}"), "<stdin> (Generic, rules as of 2026-11-22)\n\nNo positions.\n");
  });

  it("ends quietly when its reader has seen enough", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({
      symbol: `S${index}`,
      side: "long",
      quantity: "1",
      entryPrice: "1",
    }));
    const { spawn } = await import("node:child_process");
    const program = spawn(process.execPath, ["dist/cli.js", "check", "-"], { stdio: "pipe" });
    let errors = "";
    program.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    program.stdout.once("data", () => program.stdout.destroy());
    program.stdin.end(JSON.stringify({ positions: rows }));
    await new Promise((resolve) => program.on("close", resolve));
    assert.equal(errors, "");
  });
});
