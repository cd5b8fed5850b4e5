import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { binance, ccxt, okx } from "../imports/downloads";
import { marginalia, temporaryFile } from "./marginalia";

const book = `{
  // mine
  "venue": "binance-usdm",
  "account": { "walletBalance": "1000" },
  "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "leverage": "10" }]
}
`;

const importTiers = (args: string[], input?: string) => marginalia(["tiers", "import", ...args], input);

describe("tiers import", function () {
  this.timeout(20_000);

  it("prints the instruments of a position file", async () => {
    const { code, output, errors } = await importTiers([temporaryFile("a.json", binance)]);
    assert.deepEqual([code, errors], [0, ""]);
    const { instruments } = JSON.parse(output) as { instruments: Record<string, { tiers: unknown[] }> };
    assert.deepEqual(Object.keys(instruments), ["BTCUSDT"]);
    assert.deepEqual(instruments["BTCUSDT"]!.tiers[1], {
      maxNotional: "600000",
      maintenanceMarginRate: "0.005",
      maintenanceAmount: "50",
      maxLeverage: "100",
    });
  });

  it("reads standard input and several files, and takes the symbols that are named", async () => {
    const { code, output } = await importTiers(
      ["-", temporaryFile("b.json", okx), "--symbol", "BTC/USDT:USDT", "--symbol", "ETH-USD-SWAP"],
      ccxt,
    );
    assert.equal(code, 0);
    const { instruments } = JSON.parse(output) as { instruments: object };
    assert.deepEqual(Object.keys(instruments), ["BTCUSDT", "ETH-USD-SWAP"]);
  });

  it("writes into a position file what its positions use, once", async () => {
    const file = temporaryFile("a.positions.json", book);
    const { code, output, errors } = await importTiers(["-", "--into", file], ccxt);
    assert.deepEqual([code, output, errors], [0, `${file} has the tiers of BTCUSDT\n`, ""]);
    const after = readFileSync(file, "utf8");
    assert.match(after, /^\{\n {2}\/\/ mine\n/);
    assert.match(
      after,
      /"account": .*\n {2}"instruments": \{\n {4}"BTCUSDT": \{\n {6}"tiers": \[\n {8}\{ "maxNotional": "50000"/,
    );
    assert.equal((await importTiers(["-", "--into", file], binance)).code, 0);
    assert.equal(readFileSync(file, "utf8"), after);
    assert.equal((await marginalia(["check", file, "--fail-on", "warning"])).code, 0);
  });

  it("says what is wrong with a table and ends with 1", async () => {
    const { code, output, errors } = await importTiers(["-"], binance.replace("0.01,", "0.0045,"));
    assert.equal(code, 1);
    assert.equal(output, '{\n  "instruments": {}\n}\n');
    assert.equal(
      errors,
      "<stdin>: error: BTCUSDT, tier 3: maintMarginRatio is 0.0045; expected at least the 0.005 of the tier before.\n",
    );
    const warned = await importTiers(["-"], binance.replace('"cum": 50.0', '"cum": 60'));
    assert.equal(warned.code, 0);
    assert.match(warned.errors, /^<stdin>: warning: BTCUSDT, tier 2: cum is 60;/);
  });

  it("ends with 1 where a symbol is not there, or none that the positions use", async () => {
    const missing = await importTiers(["-", "--symbol", "NOSUCHUSDT"], binance);
    assert.deepEqual(
      [missing.code, missing.errors],
      [1, "marginalia: no table of NOSUCHUSDT could be read\n"],
    );
    const file = temporaryFile("a.positions.json", book.replaceAll("BTCUSDT", "ETHUSDT"));
    const none = await importTiers(["-", "--into", file], binance);
    assert.equal(none.code, 1);
    assert.equal(none.errors, `marginalia: no table is of a symbol that the positions of ${file} use\n`);
  });

  it("minds no table that is not asked for", async () => {
    const bad = `{ "A/USDT:USDT": [{ "maxNotional": 5, "maintenanceMarginRate": 0 }], ${ccxt.slice(1)}`;
    assert.equal((await importTiers(["-"], bad)).code, 1);
    assert.deepEqual(
      [await importTiers(["-", "--symbol", "BTCUSDT"], bad)].map(({ code, errors }) => [code, errors]),
      [[0, ""]],
    );
  });

  it("ends with 2 where a file cannot be read", async () => {
    const missing = `${temporaryFile("a.json", binance)}.not`;
    const there = await importTiers([missing, temporaryFile("a.json", binance)]);
    assert.deepEqual(
      [there.code, there.errors],
      [2, `marginalia: cannot read ${missing}: there is no such file\n`],
    );
    assert.match(there.output, /BTCUSDT/);
    const into = await importTiers(["-", "--into", missing], binance);
    assert.deepEqual(
      [into.code, into.errors],
      [2, `marginalia: cannot read ${missing}: there is no such file\n`],
    );
  });

  const misuses: [args: string[], says: string][] = [
    [["tiers"], "tiers needs a command: import"],
    [["tiers", "export"], 'there is no command "tiers export"'],
    [["tiers", "import"], "tiers import needs at least one file"],
    [["tiers", "import", "-", "--into", "-"], "--into needs a file"],
    [["tiers", "import", "-", "--format", "json"], "--format is no option of tiers import"],
    [["check", "-", "--into", "a.json"], "--into is no option of check"],
  ];
  for (const [args, says] of misuses) {
    it(`explains its use after: marginalia ${args.join(" ")}`, async () => {
      const { code, output, errors } = await marginalia(args, binance);
      assert.deepEqual([code, output], [2, ""]);
      assert.ok(errors.startsWith(`marginalia: ${says}\n`), errors);
      assert.match(errors, /\n {2}marginalia tiers import DOWNLOAD…/);
    });
  }
});
