import assert from "node:assert/strict";
import { allProblems, analyze } from "../../../../src/analysis/analyze";
import { nearnessText } from "../../../../src/analysis/nearness";
import { TEMPLATES } from "../../../../src/analysis/templates";

describe("templates of position files", () => {
  for (const { id, text } of TEMPLATES) {
    it(`"${id}" is sound, and every position of it has its number`, () => {
      const analysis = analyze(text);
      assert.deepEqual(
        allProblems(analysis).map(({ code, message }) => `${code}: ${message}`),
        [],
      );
      for (const row of analysis.rows) assert.match(nearnessText(analysis, row).text, /%|never/);
    });
  }
});
