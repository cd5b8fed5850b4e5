import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { FileResult } from "../../../src/analysis/result";
import { marginalia, temporaryFile } from "./marginalia";

const yaml = readFileSync("examples/swing.positions.yaml", "utf8");

describe("check of a file that is not JSON", () => {
  const results = async (args: readonly string[], input?: string) => {
    const { output } = await marginalia(["check", "--format", "json", ...args], input);
    return (JSON.parse(output) as { files: FileResult[] }).files.map(({ positions }) => positions);
  };

  it("reads YAML by the name of the file, and from standard input", async () => {
    const [named] = await results(["examples/swing.positions.yaml"]);
    assert.equal(named?.[0]?.entryPrice, "59250.5");
    assert.deepEqual(await results(["-"], yaml), [named]);
    assert.deepEqual(await results(["-", "--language", "yaml"], yaml), [named]);
  });

  it("reads Hjson by the name of the file", async () => {
    const text =
      "positions: [\n  { symbol: A\n    side: long\n    quantity: 1\n    entryPrice: 2.50\n  }\n]\n";
    const [named] = await results([temporaryFile("strategy.hjson", text)]);
    assert.equal(named?.[0]?.entryPrice, "2.5");
    assert.deepEqual(await results(["-", "--language", "hjson"], text), [named]);
  });

  it("knows three languages", async () => {
    const { code, errors } = await marginalia(["check", "-", "--language", "toml"], "");
    assert.equal(code, 2);
    assert.match(errors, /--language is one of json, yaml, hjson, not "toml"/);
  });
});
