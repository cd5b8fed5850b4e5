import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, openBook } from "./positions";

const ask = (command: string, given: object) =>
  vscode.commands.executeCommand<string | undefined>(`marginalia.${command}`, given);

describe("questions", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("answer how much margin a price takes, and write it in one step", async () => {
    const { document } = await openBook(BOOK);
    // 1000 − 0.02·44,000 + 3.52 of maintenance
    const answer = await ask("marginForLiquidationPrice", { target: "44000", apply: true });
    assert.equal(
      answer,
      "BTCUSDT long needs 23.52 USDT more margin (123.52 in all) not to be liquidated before 44,000.",
    );
    assert.equal(document.getText(), BOOK.replace('"isolatedMargin": "100"', '"isolatedMargin": "123.52"'));
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), BOOK);
  });

  it("leave the file alone when they are only asked", async () => {
    const { document } = await openBook(BOOK);
    const answers = await Promise.all([
      ask("largestSizeForLoss", { loss: "50", price: "45000" }),
      ask("largestSizeForDistance", { target: "20%" }),
      ask("leverageForLiquidationPrice", { target: "20%" }),
      ask("reduceToClear", { target: "20%" }),
      ask("switchMarginMode", {}),
      ask("liquidationStages", {}),
      ask("fundingUntilLiquidation", { rate: "0.01%" }),
      ask("liquidationAftermath", {}),
      ask("accountShock", { betas: "" }),
      ask("hedgeNeeded", { target: "20%" }),
    ]);
    for (const answer of answers) assert.match(answer ?? "", /BTCUSDT long|The cross positions/);
    assert.match(answers[0]!, /can be as large as 0\.01 \(now 0\.02\)/);
    assert.match(answers[4]!, /refuses the switch while the position is open/);
    assert.equal(document.getText(), BOOK);
  });

  it("refuse what cannot be meant", async () => {
    await openBook(BOOK);
    assert.equal(await ask("marginForLiquidationPrice", { target: "near" }), undefined);
    assert.equal(await ask("marginForLiquidationPrice", { target: "44000", position: 2 }), undefined);
  });

  it("Export Report opens a Markdown text beside the file", async () => {
    await openBook(BOOK);
    const report = await vscode.commands.executeCommand<string>("marginalia.exportReport");
    assert.match(report, /^# .*book\.positions\.json\n/);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.languageId, "markdown");
    assert.ok(editor.document.isUntitled);
    assert.equal(editor.document.getText(), report);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
