import assert from "node:assert/strict";
import { checked, marginalia } from "./marginalia";

const names = (words: string) => words.trim().split(/\s+/);

const mode = names(`
  liquidationPrice reason below above liquidationPriceTick bankruptcyPrice distance initialMargin maintenanceMargin
  closingFee marginBalance marginRatio venueMarginRatio lossAtLiquidation feeAtLiquidation worstCaseLoss equityAtRisk
  hypothetical tier`);
const account = names(`
  crossWalletBalance unrealizedPnl marginBalance initialMargin maintenanceMargin availableBalance marginRatio
  venueMarginRatio liquidatable isolatedMargin worstCaseLoss equityAtRisk`);
const position = names(`
  index symbol side marginMode quantity entryPrice markPrice notional unrealizedPnl effectiveLeverage isolated cross`);
const tier = names("index maintenanceMarginRate maintenanceAmount maxLeverage");

/** Values that are no numbers. */
const words = names(`
  path venue rulesAsOf reason asset label symbol side marginMode marginRatioReason code severity message`);
const counts = names("index line character");
const flags = names("liquidatable hypothetical");

const book = `{
  "venue": "okx",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": {
    "BTCUSDT": {
      "tickSize": "0.1", "takerFeeRate": "0.0005",
      "tiers": [{ "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "100" }, { "maintenanceMarginRate": "0.005" }]
    },
    "TINY": { "maintenanceMarginRate": "1e-20", "takerFeeRate": 0 }
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": 5e4, "markPrice": "50500", "leverage": "10" },
    { "symbol": "TINY", "side": "short", "quantity": "1e-7", "entryPrice": "0.00000003", "marginMode": "isolated", "leverage": 3 },
    { "symbol": "NEW", "side": "long", "quantity": "1", "entryPrice": "100" },
    { "symbol": "BTCUSDT", "side": "up" }
  ]
}`;

type Fields = Readonly<Record<string, unknown>>;

function assertFields(value: unknown, fields: readonly string[]): Fields {
  assert.ok(typeof value === "object" && value !== null);
  for (const name of fields) assert.ok(name in value, `${name} is missing`);
  return value as Fields;
}

/** Every value of a result that is no object or list, with its name. */
function* leaves(value: unknown, name = ""): Iterable<[name: string, value: unknown]> {
  if (typeof value !== "object" || value === null) yield [name, value];
  else
    for (const [key, child] of Object.entries(value)) yield* leaves(child, Array.isArray(value) ? name : key);
}

describe("check --format json", function () {
  this.timeout(20_000);

  it("has every field of the format", async () => {
    const { output } = await marginalia(["check", "-", "--format", "json"], book);
    const { schemaVersion, files } = assertFields(JSON.parse(output), ["schemaVersion", "files"]);
    assert.equal(schemaVersion, 1);
    const [file] = files as Fields[];
    assertFields(file, ["path", "venue", "rulesAsOf", "account", "pools", "positions", "diagnostics"]);
    assertFields(file!.account, account);
    for (const pool of file!.pools as Fields[]) assertFields(pool, ["asset", ...account]);
    for (const row of file!.positions as Fields[]) {
      assertFields(row, position);
      for (const answer of [row.isolated, row.cross]) {
        const { tier: inForce } = assertFields(answer, mode);
        if (inForce !== null) assertFields(inForce, tier);
      }
    }
    for (const diagnostic of file!.diagnostics as Fields[]) {
      const { range } = assertFields(diagnostic, ["code", "severity", "message", "path", "range"]);
      for (const end of [
        assertFields(range, ["start", "end"]).start,
        assertFields(range, ["start", "end"]).end,
      ]) {
        const { line, character } = assertFields(end, ["line", "character"]);
        assert.ok(Number.isInteger(line) && Number.isInteger(character));
      }
    }
  });

  it("writes every number as plain digits, but for counts", async () => {
    const { files } = await checked(book);
    for (const [name, value] of leaves(files)) {
      if (value === null || words.includes(name)) continue;
      if (counts.includes(name)) assert.equal(typeof value, "number", name);
      else if (flags.includes(name)) assert.equal(typeof value, "boolean", name);
      else
        assert.ok(
          typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value),
          `${name}: ${JSON.stringify(value)}`,
        );
    }
  });

  it("gives prices at least 15 significant digits, and a tick where one is known", async () => {
    const { isolated } = (await checked(book.replace('"side": "up"', '"side": "short"'))).files[0]!
      .positions[0]!;
    assert.match(isolated.liquidationPrice!, /^\d{5}\.\d{10,}$/);
    assert.match(isolated.liquidationPriceTick!, /^\d{5}(\.\d)?$/);
  });

  it("says null and a reason where there is no answer", async () => {
    const { positions, account } = (await checked(book)).files[0]!;
    for (const row of positions) {
      for (const { liquidationPrice, reason } of [row.isolated, row.cross])
        assert.ok((liquidationPrice === null) !== (reason === null));
    }
    assert.deepEqual(
      [positions[2]!.isolated.reason, positions[3]!.isolated.reason],
      ["missing-tiers", "invalid"],
    );
    assert.deepEqual([account.reason, account.marginBalance, account.worstCaseLoss], ["invalid", null, null]);
  });

  it("places diagnostics by line, character and pointer", async () => {
    const { diagnostics } = (await checked(book)).files[0]!;
    const side = diagnostics.find(({ code }) => code === "unknown-value")!;
    assert.equal(side.path, "/positions/3/side");
    const { start, end } = side.range;
    assert.equal(book.split("\n")[start.line]!.slice(start.character, end.character), '"up"');
  });

  it("names the venue as it stands, and nothing where it is unknown", async () => {
    const { files } = await checked(book, "{}", book.replace("okx", "nowhere"));
    assert.deepEqual(
      files.map(({ venue }) => venue),
      ["okx", "generic", null],
    );
    assert.match(files[0]!.rulesAsOf!, /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(files[2]!.rulesAsOf, null);
  });
});
