import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { FileResult } from "../../../src/analysis/result";
import { marginalia } from "../cli/marginalia";
import { assertExpected, expectationsOf } from "./expectation";

const folder = "test/fixtures/published";
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".positions.jsonc"));

describe("published cases", () => {
  const results = new Map<string, FileResult>();

  before(async function () {
    this.timeout(30_000);
    const paths = fixtures.map((name) => path.join(folder, name));
    const { output, errors } = await marginalia(["check", ...paths, "--format", "json"]);
    assert.equal(errors, "");
    const { files } = JSON.parse(output) as { files: FileResult[] };
    for (const file of files) results.set(path.basename(file.path), file);
  });

  it("are there", () => assert.ok(fixtures.length > 0));

  for (const name of fixtures) {
    it(name.replace(".positions.jsonc", ""), () => {
      const expectations = expectationsOf(readFileSync(path.join(folder, name), "utf8"));
      assert.notEqual(expectations.length, 0, "The fixture expects nothing");
      for (const expectation of expectations) assertExpected(results.get(name), expectation);
    });
  }
});
