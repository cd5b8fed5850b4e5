// The published cases without the command line, whose process would not see the mutants.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { analyze } from "../../src/analysis/analyze";
import { fileResult } from "../../src/analysis/result";
import { assertExpected, expectationsOf } from "../../test/unit/published/expectation";

const folder = "test/fixtures/published";

/* global describe, it */
describe("published", () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".jsonc"))) {
    const text = readFileSync(path.join(folder, name), "utf8");
    it(name, () => {
      const result = fileResult(name, analyze(text));
      for (const expectation of expectationsOf(text)) assertExpected(result, expectation);
    });
  }
});
