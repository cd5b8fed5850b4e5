import assert from "node:assert/strict";
import { marginalia, temporaryFile } from "./marginalia";

/** 0.02 BTC at 50,000 with 100 behind it; a label that a sheet would take for a formula; an unknown field. */
const book = `{
  "venue": "binance-usdm",
  "markPrices": { "BTCUSDT": "50000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10", "marginMode": "isolated", "label": "=1+1, \\"x\\"", "colour": "red" }
  ]
}`;

async function printed(format: string, path = temporaryFile("a b.positions.json", book)): Promise<string> {
  const { output, errors } = await marginalia(["check", path, "--format", format, "--fail-on", "never"]);
  assert.equal(errors, "");
  return output;
}

interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

describe("check, in other formats", function () {
  this.timeout(20_000);

  it("ndjson: one line for each file", async () => {
    const path = temporaryFile("one.positions.json", book);
    const { output } = await marginalia(["check", path, path, "--format", "ndjson"]);
    const lines = output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { schemaVersion: number; path: string });
    assert.deepEqual(
      lines.map(({ schemaVersion, path: of }) => [schemaVersion, of]),
      [
        [1, path],
        [1, path],
      ],
    );
  });

  it("csv: every digit, quotes doubled, and no formula for a sheet to run", async () => {
    const [names, row, ...rest] = (await printed("csv")).split("\r\n");
    assert.deepEqual(rest, [""]);
    assert.ok(names!.startsWith("path,index,label,symbol,side"));
    // (0.02·50000 − 100) / (0.02·0.996)
    assert.match(row!, /,45180\.7228915662650602/);
    assert.match(row!, /,"'=1\+1, ""x""",BTCUSDT,long/);
  });

  it("markdown: a table and the problems", async () => {
    const output = await printed("markdown");
    assert.match(output, /^## .*a b\\\.positions\\\.json\n\nBinance USD-M Futures, rules as of/);
    assert.match(output, /\| BTCUSDT \| long \| isolated \| 1,000 \| 0 \| 45,180\.723 \| 9\.639 % \| 100 \|/);
    assert.match(output, /- Line 6, warning `unknown-field`: /);
  });

  it("github: a workflow command for each problem, with its place", async () => {
    const output = await printed("github");
    assert.match(
      output,
      /^::warning file=.*a b\.positions\.json,line=6,endLine=6,col=\d+,endColumn=\d+,title=marginalia unknown-field::"colour"/,
    );
  });

  it("sarif: a log of version 2.1.0", async () => {
    const log = JSON.parse(await printed("sarif")) as SarifLog;
    assert.equal(log.version, "2.1.0");
    const [run] = log.runs;
    const found = run!.results.find(({ ruleId }) => ruleId === "unknown-field")!;
    assert.equal(run!.tool.driver.rules[found.ruleIndex]!.id, "unknown-field");
    assert.deepEqual([found.level, found.message.text.startsWith('"colour"')], ["warning", true]);
    const { artifactLocation, region } = found.locations[0]!.physicalLocation;
    assert.match(artifactLocation.uri, /^file:\/\/.*a%20b\.positions\.json$/);
    assert.equal(region.startLine, 6);
  });

  it("table: what a dump states stands beside what is worked out", async () => {
    const risk = `[{ "symbol": "BTCUSDT", "positionAmt": "0.02", "entryPrice": "50000", "markPrice": "50000", "leverage": "10", "marginType": "isolated", "isolatedWallet": "100", "positionSide": "BOTH", "liquidationPrice": "45180" }]`;
    const output = await printed("table", temporaryFile("risk.json", risk));
    assert.match(output, /stated\n.*liquidation {2}difference\n.* 45,180 {2}0\.72289157/);
    assert.doesNotMatch(await printed("table"), /stated/);
  });
});

describe("import", function () {
  this.timeout(20_000);

  it("prints a position file, and refuses what it does not know", async () => {
    const risk = `[{ "symbol": "BTCUSDT", "positionAmt": "0.02", "entryPrice": "50000", "leverage": "10", "marginType": "isolated", "isolatedWallet": "100", "positionSide": "BOTH" }]`;
    const imported = await marginalia(["import", "-"], risk);
    assert.equal(imported.code, 0);
    const { output } = await marginalia(["check", "-", "--format", "csv"], imported.output);
    assert.match(output, /,45180\.7228915662650602/);
    const [unknown, already] = [
      await marginalia(["import", "-"], "{}"),
      await marginalia(["import", "-"], book),
    ];
    assert.deepEqual([unknown.code, already.code], [1, 1]);
    assert.match(unknown.errors, /No positions are recognised/);
    assert.match(already.errors, /position file already/);
  });
});
