import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { marginalia, temporaryFile } from "./marginalia";

const sound = `{
  "account": { "walletBalance": "1000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
  "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "leverage": "10" }]
}`;
const warned = sound.replace('"leverage"', '"leverege"');
const failing = sound.replace('"long"', '"lnog"');

/** The exit code, and whether anything was said where errors go. */
async function ended(args: string[], input?: string) {
  const { code, errors } = await marginalia(args, input);
  return { code, isQuiet: errors === "" };
}

describe("marginalia", function () {
  this.timeout(20_000);

  it("ends with 0 where nothing is wrong, 1 where an error is found, 0 where only warnings are", async () => {
    assert.deepEqual(await ended(["check", "-"], sound), { code: 0, isQuiet: true });
    assert.deepEqual(await ended(["check", "-"], failing), { code: 1, isQuiet: true });
    assert.deepEqual(await ended(["check", "-"], warned), { code: 0, isQuiet: true });
  });

  it("takes from --fail-on what counts", async () => {
    const code = async (text: string, failOn: string) =>
      (await ended(["check", "-", "--fail-on", failOn], text)).code;
    assert.deepEqual(
      [await code(warned, "warning"), await code(warned, "error"), await code(warned, "never")],
      [1, 0, 0],
    );
    assert.deepEqual(
      [await code(failing, "warning"), await code(failing, "error"), await code(failing, "never")],
      [1, 1, 0],
    );
    assert.deepEqual([await code(sound, "warning")], [0]);
  });

  it("counts every file", async () => {
    const [good, bad] = [
      temporaryFile("good.positions.json", sound),
      temporaryFile("bad.positions.json", failing),
    ];
    assert.equal((await ended(["check", good, good])).code, 0);
    assert.equal((await ended(["check", good, bad])).code, 1);
  });

  it("reports the other files when one cannot be read, and ends with 2", async () => {
    const good = temporaryFile("good.positions.json", failing);
    const missing = path.join(path.dirname(good), "missing.positions.json");
    const { code, output, errors } = await marginalia([
      "check",
      missing,
      good,
      path.dirname(good),
      "--format",
      "json",
    ]);
    assert.equal(code, 2);
    assert.equal(
      errors,
      `marginalia: cannot read ${missing}: there is no such file\nmarginalia: cannot read ${path.dirname(good)}: it is a folder\n`,
    );
    const { files } = JSON.parse(output) as { files: { path: string }[] };
    assert.deepEqual(
      files.map((file) => file.path),
      [good],
    );
  });

  it("reads standard input as -, beside files", async () => {
    const good = temporaryFile("good.positions.json", sound);
    const { output } = await marginalia(["check", good, "-", "--format", "json"], failing);
    const { files } = JSON.parse(output) as { files: { path: string; diagnostics: unknown[] }[] };
    assert.deepEqual(
      files.map((file) => file.path),
      [good, "<stdin>"],
    );
    assert.equal((await ended(["check", good, "-"], failing)).code, 1);
  });

  const misuses: [args: string[], says: string][] = [
    [[], "no command"],
    [["chek", "a.json"], 'there is no command "chek"'],
    [["check"], "check needs at least one file"],
    [
      ["check", "-", "--format", "xml"],
      '--format is one of table, json, ndjson, markdown, csv, sarif, github, not "xml"',
    ],
    [["check", "-", "--fail-on", "hint"], '--fail-on is one of error, warning, never, not "hint"'],
    [["check", "-", "--loud"], "Unknown option '--loud'"],
    [["check", "-", "--format"], "Option '--format <value>' argument missing"],
  ];
  for (const [args, says] of misuses) {
    it(`explains its use after: marginalia ${args.join(" ")}`, async () => {
      const { code, output, errors } = await marginalia(args, sound);
      assert.equal(code, 2);
      assert.equal(output, "");
      assert.ok(errors.startsWith(`marginalia: ${says}`), errors);
      assert.match(errors, /\nUsage\n {2}marginalia check FILE…/);
      assert.doesNotMatch(errors, /\n {4}at /);
    });
  }

  it("shows its use and its version when asked", async () => {
    for (const args of [["--help"], ["help"], ["check", "-h"]]) {
      const { code, output, errors } = await marginalia(args);
      assert.deepEqual([code, errors], [0, ""]);
      assert.match(output, /Usage\n {2}marginalia check FILE…/);
    }
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    assert.equal((await marginalia(["--version"])).output, `${version}\n`);
  });
});
