import assert from "node:assert/strict";
import { openWorkbench, type Workbench } from "./harness";

const text = `{
  // A position file may have comments.
  "venue": "binance-usdm",
}
`;

describe("a position file in the workbench", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ files: { "book.positions.json": text }, open: "book.positions.json" });
  });

  after(() => workbench?.close());

  it("opens as text, in the language with comments", async () => {
    await workbench.page
      .locator(".monaco-editor .view-lines")
      .getByText("A position file may have")
      .waitFor();
    assert.equal(await workbench.editorText(), text);
    assert.equal(
      await workbench.host((vscode) => vscode.window.activeTextEditor?.document.languageId),
      "jsonc",
    );
  });

  it("breaks no content security policy", () => {
    assert.deepEqual(
      workbench.problems.filter(({ kind }) => kind === "policy violation"),
      [],
    );
  });
});
