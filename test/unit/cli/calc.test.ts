import assert from "node:assert/strict";
import type { FileResult } from "../../../src/analysis/result";
import { marginalia } from "./marginalia";

const LINE = "long 0.02 BTCUSDT @ 50000 10x isolated, margin 100, wallet 2000, rate 0.4%";

interface LineResult extends FileResult {
  readonly line: string;
  readonly sentences: readonly string[];
}

async function results(args: string[], input?: string): Promise<readonly LineResult[]> {
  const { output } = await marginalia(["calc", ...args, "--format", "json"], input);
  const { schemaVersion, files } = JSON.parse(output) as { schemaVersion: number; files: LineResult[] };
  assert.equal(schemaVersion, 1);
  return files;
}

describe("calc", function () {
  this.timeout(20_000);

  it("prints the table of check and a sentence for each position", async () => {
    const { code, output, errors } = await marginalia(["calc", LINE]);
    assert.deepEqual([code, errors], [0, ""]);
    assert.equal(
      output,
      `${LINE} (Generic, rules as of 2026-11-22)

                                           isolated                              cross
symbol   side  mode      notional  PnL  liquidation  distance  worst loss  liquidation  distance  worst loss
BTCUSDT  long  isolated     1,000    0  *45,180.723   9.639 %         100        never                 1,000

Account
  cross wallet 1,900, unrealised 0, margin balance 1,900, posted to isolated 100
  initial margin 0, maintenance margin 0, margin ratio none, available 1,900
  worst-case loss 100

BTCUSDT long isolated: liquidation at 45,180.723, 9.639 % away, worst-case loss 100. As cross: never liquidated, worst-case loss 1,000.
`,
    );
  });

  it("takes the words of a line that a shell has taken apart", async () => {
    const [apart, whole] = [await results(LINE.split(" ")), await results([LINE])];
    assert.deepEqual(apart, whole);
  });

  it("points at the words that a diagnostic is about", async () => {
    const { code, output, errors } = await marginalia(["calc", `${LINE}, stop 45000`]);
    assert.deepEqual([code, errors], [0, ""]);
    const pointed = `${LINE}, stop 45000\n${" ".repeat(LINE.length + 2)}^^^^^^^^^^\nwarning stop-beyond-liquidation: The stop at 45,000`;
    assert.ok(output.includes(pointed), output);
  });

  it("points at what cannot be read, on standard error, and ends with 1", async () => {
    const { code, output, errors } = await marginalia(["calc", "long 0.5 BTCUSDT @ 60000 stpo 57000"]);
    assert.deepEqual([code, output], [1, ""]);
    assert.equal(
      errors,
      `marginalia: cannot read <line>:
  long 0.5 BTCUSDT @ 60000 stpo 57000
                           ^^^^
  "stpo" is no word of the notation. Did you mean "stop"?
`,
    );
  });

  it("ends with 1 where a line can be read and has an error", async () => {
    const { code, output } = await marginalia(["calc", `${LINE}, on binanse-usdm`]);
    assert.equal(code, 1);
    assert.match(
      output,
      / \^{15}\nerror unknown-venue: No venue "binanse-usdm" is known. Did you mean "binance-usdm"\?/,
    );
  });

  it("reads lines from standard input, and goes on after one that cannot be read", async () => {
    const input = `${LINE}\r\n\n  \nlnog 1 A @ 1\n${LINE}, stop 45000`;
    const { code, output, errors } = await marginalia(["calc", "-"], input);
    assert.equal(code, 1);
    assert.match(
      errors,
      /^marginalia: cannot read <stdin>:4:\n {2}lnog 1 A @ 1\n {2}\^{4}\n {2}Expected long/,
    );
    assert.equal(output.match(/\*45,180\.723/g)?.length, 2);
    const files = await results(["-"], input);
    assert.deepEqual(
      files.map(({ path, line, positions }) => [path, line, positions.length]),
      [
        ["<stdin>:1", LINE, 1],
        ["<stdin>:4", "lnog 1 A @ 1", 0],
        ["<stdin>:5", `${LINE}, stop 45000`, 1],
      ],
    );
    assert.equal((await marginalia(["calc", "-"], "\n")).code, 0);
  });

  it("gives scripts every digit, and places in the line", async () => {
    const [file] = await results([`${LINE}, stop 45000`]);
    assert.match(file!.positions[0]!.isolated.liquidationPrice!, /^45180\.722891566265\d+$/);
    assert.equal(file!.sentences.length, 1);
    const start = LINE.length + 2;
    assert.deepEqual(
      file!.diagnostics.map(({ code, path, range }) => ({ code, path, range })),
      [
        {
          code: "stop-beyond-liquidation",
          path: "/positions/0/stopLossPrice",
          range: { start: { line: 0, character: start }, end: { line: 0, character: start + 10 } },
        },
      ],
    );
  });

  it("says of a line that cannot be read what a file of an unknown venue says: nothing", async () => {
    const [file] = await results(["long 1"]);
    assert.deepEqual(
      [file!.venue, file!.rulesAsOf, file!.pools, file!.positions, file!.sentences],
      [null, null, [], [], []],
    );
    assert.deepEqual(file!.diagnostics, [
      {
        code: "unreadable-line",
        severity: "error",
        message: "Expected the symbol, such as BTCUSDT.",
        path: "",
        range: { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } },
      },
    ]);
  });

  it("gives the numbers of check for the file that says the same", async () => {
    const file = `{ "account": { "walletBalance": "2000" }, "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10",
        "marginMode": "isolated", "isolatedMargin": "100" }] }`;
    const { output } = await marginalia(["check", "-", "--format", "json"], file);
    const { files } = JSON.parse(output) as { files: FileResult[] };
    const [line] = await results([LINE]);
    assert.deepEqual([line!.positions, line!.pools], [files[0]!.positions, files[0]!.pools]);
  });

  const misuses: [args: string[], says: string][] = [
    [["calc"], "calc needs a line, such as: long 0.5 BTCUSDT @ 60000 10x isolated"],
    [["calc", LINE, "--format", "xml"], '--format is one of table, json, not "xml"'],
    [["calc", LINE, "--fail-on", "error"], "--fail-on is no option of calc"],
  ];
  for (const [args, says] of misuses) {
    it(`explains its use after: marginalia ${args.join(" ")}`, async () => {
      const { code, output, errors } = await marginalia(args);
      assert.deepEqual([code, output], [2, ""]);
      assert.ok(errors.startsWith(`marginalia: ${says}\n`), errors);
      assert.match(errors, /\n {2}marginalia calc LINE \[--format table\|json\]/);
    });
  }
});
