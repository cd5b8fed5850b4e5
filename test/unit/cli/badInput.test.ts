import assert from "node:assert/strict";
import { checked } from "./marginalia";

const sound = `{
  "account": { "walletBalance": "100000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10" }
  ]
}`;

const deep = 100_000;
const withQuantity = (quantity: string) => sound.replace('"0.02"', quantity);

/** Texts with something wrong, and the code of what must be found. */
const bad: [name: string, text: string, code: string][] = [
  ["an empty file", "", "empty-file"],
  ["a file of spaces", " \n\n ", "empty-file"],
  ["half a file", sound.slice(0, sound.length / 2), "json-syntax"],
  ["5 MB of garbage", "¤ garbage } , ".repeat(5_000_000 / 14), "json-syntax"],
  ["5 MB of one bracket", "[".repeat(5_000_000), "nesting-too-deep"],
  ["1e999", withQuantity("1e999"), "number-out-of-range"],
  ["0x1f", withQuantity("0x1f"), "number-malformed"],
  ["NaN", withQuantity("NaN"), "number-malformed"],
  ["1_000", withQuantity("1_000"), "number-malformed"],
  ["a quoted 0x1f", withQuantity('"0x1f"'), "number-malformed"],
  ["a number of 100,000 digits", withQuantity("9".repeat(100_000)), "number-too-long"],
  ["a quoted number of 100,000 digits", withQuantity(`"0.${"9".repeat(100_000)}"`), "number-too-long"],
  ["lists 100,000 deep", withQuantity("[".repeat(deep) + "]".repeat(deep)), "nesting-too-deep"],
  ["objects 100,000 deep", withQuantity('{"a":'.repeat(deep) + "1" + "}".repeat(deep)), "nesting-too-deep"],
  ["a negative size", withQuantity('"-0.02"'), "number-not-positive"],
  ["a zero price", sound.replace('"50000"', '"0"'), "number-not-positive"],
  ["duplicate keys", sound.replace('"quantity"', '"side": "short", "quantity"'), "duplicate-key"],
  ["a missing wallet", sound.replace('"walletBalance": "100000"', ""), "missing-wallet"],
  ["a file that is no object", "[1, 2, 3]", "wrong-type"],
  ["a number of 5 MB", "9".repeat(5_000_000), "wrong-type"],
];

describe("bad input", function () {
  this.timeout(60_000);

  for (const [name, text, expected] of bad) {
    it(`${name}: a diagnostic with a range, and nothing worse`, async () => {
      const { code, errors, files } = await checked(text);
      assert.equal(errors, "");
      const { diagnostics } = files[0]!;
      const found = diagnostics.find((diagnostic) => diagnostic.code === expected);
      assert.ok(found, diagnostics.map((diagnostic) => diagnostic.code).join(", "));
      assert.equal(code, diagnostics.some(({ severity }) => severity === "error") ? 1 : 0);
      const lines = text.split("\n");
      for (const { range, message } of diagnostics) {
        assert.ok(message.length < 500, message);
        for (const { line, character } of [range.start, range.end])
          assert.ok(character <= lines[line]!.length);
      }
      const [start, end] = [found.range.start, found.range.end];
      assert.ok(text === "" || start.line < end.line || start.character < end.character);
    });
  }

  it("loses nothing beside it: the other positions keep their results", async () => {
    const row = sound.split("\n")[4]!;
    const broken = ['"0x1f"', "NaN", "1e999", "9".repeat(100_000), "[".repeat(deep) + "]".repeat(deep)];
    const rows = [row, ...broken.map((quantity) => row.replace('"0.02"', quantity)), row];
    const { files } = await checked(sound.replace(row, rows.join(",\n")));
    const reasons = files[0]!.positions.map(({ isolated }) => isolated.reason);
    assert.deepEqual(reasons, [null, ...broken.map(() => "invalid"), null]);
  });

  it("10,000 positions: every one with its results", async () => {
    const positions = Array.from({ length: 10_000 }, (_, index) => ({
      symbol: `S${index % 200}`,
      side: index % 3 === 0 ? "short" : "long",
      quantity: "1",
      entryPrice: "100",
      marginMode: index % 2 === 0 ? "isolated" : "cross",
      leverage: "10",
    }));
    const instruments = Object.fromEntries(
      positions.map(({ symbol }) => [symbol, { maintenanceMarginRate: "0.01" }]),
    );
    const account = { walletBalance: "10000000", positionMode: "hedge" };
    const { code, errors, files } = await checked(JSON.stringify({ account, instruments, positions }));
    assert.deepEqual([code, errors], [0, ""]);
    assert.equal(files[0]!.positions.length, 10_000);
    assert.ok(files[0]!.positions.every(({ isolated }) => isolated.liquidationPrice !== null));
    assert.notEqual(files[0]!.account.worstCaseLoss, null);
  });
});
