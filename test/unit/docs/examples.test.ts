import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { analyze } from "../../../src/analysis/analyze";
import { fileResult } from "../../../src/analysis/result";
import { marginalia } from "../cli/marginalia";
import { askedIn, assertAnswered } from "./asked";
import { assertExpected, expectationsOf } from "../published/expectation";

describe("docs/formulas.md", () => {
  const blocks = [...readFileSync("docs/formulas.md", "utf8").matchAll(/^```jsonc\n([\s\S]*?)^```$/gm)];

  it("has worked examples", () => assert.ok(blocks.length > 10));

  for (const [index, [, block = ""]] of blocks.entries()) {
    it(`calculates example ${index + 1} as it stands there`, () => {
      const expectations = expectationsOf(block);
      const questions = askedIn(block);
      assert.notEqual(expectations.length + questions.length, 0, "The example expects nothing");
      const analysis = analyze(fileOf(block));
      const result = fileResult("example", analysis);
      for (const question of questions) assertAnswered(analysis.report!, question);
      for (const expectation of expectations) assertExpected(result, expectation);
    });
  }
});

describe("README.md", () => {
  const readme = readFileSync("README.md", "utf8");

  for (const [, command = "", shown = ""] of readme.matchAll(/^```console\n\$ npx (.+)\n([\s\S]*?)^```$/gm)) {
    it(`shows what \`${command}\` prints`, async () => {
      const [program, ...args] = command.split(" ");
      assert.equal(program, "marginalia");
      const { output } = await marginalia(args);
      assert.equal(shown.trimEnd(), output.trimEnd());
    });
  }

  it("shows the example that it prints", () => {
    const example = readFileSync("examples/isolated-or-cross.positions.json", "utf8");
    const [, shown] = /^```jsonc\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    assert.equal(shown, example);
  });
});

/** The position file of an example: the block itself, or the file that its first line names. */
function fileOf(block: string): string {
  const name = /^\/\/ (\S+\.positions\.jsonc?)$/m.exec(block)?.[1];
  return name === undefined ? block : readFileSync(name, "utf8");
}
