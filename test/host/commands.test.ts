import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, newFile, openBook, until } from "./positions";

describe("commands", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("Open Panel to the Side opens the panel beside the text, once", async () => {
    const { document } = await openBook(BOOK);
    await vscode.commands.executeCommand("marginalia.openPanelToSide");
    const panels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputCustom && input.viewType === "marginalia.positions",
        );
    await until("the panel", () => panels().length === 1);
    assert.equal(vscode.window.tabGroups.all.length, 2);
    await vscode.commands.executeCommand("marginalia.openPanelToSide", document.uri);
    assert.equal(panels().length, 1);
  });

  it("Calculate Liquidation Price answers with a file open, counting the rest of the account", async () => {
    await openBook(BOOK);
    const summary = await vscode.commands.executeCommand<string>("marginalia.calculateLiquidationPrice", {
      symbol: "BTCUSDT",
      side: "short",
      quantity: "0.1",
      entryPrice: "50000",
      leverage: "10",
      marginMode: "cross",
    });
    // 1,900 in cross: 1900 − 0.1·(P − 50000) = 0.1·P·0.004, P = 6900 / 0.1004
    assert.match(summary, /BTCUSDT short cross: liquidation at 68,725\.1/);
  });

  it("Calculate Liquidation Price works with no file open", async () => {
    const summary = await vscode.commands.executeCommand<string>("marginalia.calculateLiquidationPrice", {
      venue: "binance-usdm",
      symbol: "BTCUSDT",
      side: "long",
      quantity: "0.02",
      entryPrice: "50000",
      leverage: "10",
      marginMode: "isolated",
      maintenanceMarginRate: "0.004",
    });
    assert.match(
      summary,
      /BTCUSDT long isolated: liquidation at 45,180\.723, 9\.639 % away, worst-case loss 100\./,
    );
    assert.match(summary, /As cross: no liquidation price without a wallet balance/);
  });

  it("Import Tiers writes the tables of the positions' symbols into the file, in one step", async () => {
    const editor = await openBook(BOOK);
    const before = editor.document.getText();
    const brackets = [
      { notionalFloor: 0, notionalCap: 50000, maintMarginRatio: 0.004, initialLeverage: 125, cum: 0 },
      { notionalFloor: 50000, notionalCap: 600000, maintMarginRatio: 0.005, initialLeverage: 100, cum: 50 },
    ];
    const download = [
      { symbol: "BTCUSDT", brackets },
      { symbol: "ETHUSDT", brackets },
    ];
    const file = await newFile("leverageBracket.json", JSON.stringify(download));
    const symbols = await vscode.commands.executeCommand("marginalia.importTiers", file);
    assert.deepEqual(symbols, ["BTCUSDT"]);
    const after = editor.document.getText();
    assert.match(after, /\/\/ A comment that stays\./);
    assert.match(after, /"tiers": \[\n.*"maxNotional": "50000".*\n.*"maintenanceAmount": "50"/);
    assert.doesNotMatch(after, /ETHUSDT/);
    await vscode.commands.executeCommand("undo");
    await until("the undo", () => editor.document.getText() === before);
  });

  it("Show Both Modes goes to the position that is chosen", async () => {
    const editor = await openBook(BOOK);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    let isChosen = false;
    const chosen = vscode.commands.executeCommand("marginalia.showBothModes").then(() => (isChosen = true));
    // The list takes its time to show; until then accepting does nothing.
    while (!isChosen) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    await chosen;
    assert.equal(
      editor.selection.active.line,
      BOOK.slice(0, BOOK.indexOf('{\n      "symbol"')).split("\n").length - 1,
    );
  });
});
