import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { scenariosDocument } from "../../../scripts/docs/documents";
import { crashCommand } from "../../../scripts/docs/scenariosPage";
import { CRASHES } from "../../../src/simulation/scenarios/crashes";
import { marginalia } from "../cli/marginalia";

describe("docs/scenarios.md", function () {
  this.timeout(60_000);
  const page = readFileSync("docs/scenarios.md", "utf8");

  it("is what `npm run docs` writes", async () => {
    assert.equal(page, await scenariosDocument(), "Run `npm run docs`");
  });

  for (const crash of CRASHES) {
    it(`has the table of ${crash} that its command prints`, async () => {
      const command = crashCommand(crash);
      assert.ok(page.includes(`${command}\n`));
      const { code, output } = await marginalia(command.split(" ").slice(2));
      assert.equal(code, 0);
      const rows = cellsOf(output);
      assert.equal(rows.length, 6);
      const shown = cellsOf(page);
      for (const row of rows.slice(2)) assert.ok(shown.includes(row), row);
    });
  }
});

/** The rows of all tables, their cells without the blanks that a layout adds. */
function cellsOf(markdown: string): string[] {
  const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
  return rows.map((row) =>
    row
      .split("|")
      .map((cell) => cell.trim())
      .join("|"),
  );
}
