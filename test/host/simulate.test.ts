import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, newFile, openBook } from "./positions";

describe("simulating scenarios", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("gives a report as a new text beside the file", async () => {
    const { document } = await openBook(BOOK);
    const report = await vscode.commands.executeCommand<string>("marginalia.simulateScenarios", {
      markets: ["usual:everything-falls", "usual:calm"],
    });
    assert.match(report, /^# book\.positions\.json\n/);
    // Half down: 100 of its own margin are gone at 45,180.72, and 1,900 are left.
    assert.match(report, /\| as written \| 0 of 1 \| 1,900 USDT \| 100 \|/);
    assert.match(report, /\n## calm, 7 days\n/);
    assert.match(report, /\[picture-2\]: data:image\/svg\+xml/);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.getText(), report);
    assert.equal(shown?.languageId, "markdown");
    assert.equal(document.getText(), BOOK, "the file stays as it is");
  });

  it("saves a page that stands alone", async () => {
    await openBook(BOOK);
    const target = await newFile("report.html", "");
    const page = await vscode.commands.executeCommand<string>("marginalia.exportScenarioReport", {
      markets: ["usual:march-2020"],
      format: "html",
      target,
    });
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    assert.equal(saved, page);
    assert.match(saved, /^<!DOCTYPE html>/);
    assert.match(saved, /<svg /);
    assert.doesNotMatch(saved, /<script/);
  });

  it("says so where there is nothing to simulate, and gives no report", async () => {
    await openBook('{ "positions": [] }', "empty.positions.json");
    const report = await vscode.commands.executeCommand("marginalia.simulateScenarios", {
      markets: ["usual:calm"],
    });
    assert.equal(report, undefined);
  });
});
