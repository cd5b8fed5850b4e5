import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";

/** A long of 1,000 of notional that is isolated with `margin`: (margin − 1000) / (0.02·(0.004 − 1)) is its price. */
function book(margin: string): string {
  return `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "maxLeverage": "125" } },
  "positions": [
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "isolatedMargin": "${margin}", "stopLossPrice": "45000"
    }
  ]
}
`;
}

const isActive = (workbench: Workbench) =>
  workbench.host((vscode) => vscode.extensions.getExtension("marginalia.marginalia")!.isActive);

describe("a folder without position files", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      files: {
        "data.json": '{ "a": [1, 2] }\n',
        "tsconfig.json": "{ // Nothing.\n}\n",
        "notes.txt": "None.\n",
      },
      dormant: true,
    });
  });

  after(() => workbench?.close());

  it("does not wake the extension, whatever plain files are opened", async () => {
    for (const file of ["data.json", "tsconfig.json", "notes.txt"]) await workbench.openFile(file);
    await wait(1500);
    assert.equal(await isActive(workbench), false);
    assert.equal(await workbench.page.getByRole("button", { name: "Positions Section" }).count(), 0);
  });

  it("has its commands all the same", async () => {
    await workbench.pickCommand("Marginalia: Open Sample Positions");
    await workbench.page.locator(".codelens-decoration", { hasText: "liq 54,216.87 (9.64 %)" }).waitFor();
    assert.equal(await isActive(workbench), true);
  });
});

describe("a folder that is not trusted", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      files: { "plans/book.positions.json": book("100") },
      restricted: true,
      dormant: true,
    });
  });

  after(() => workbench?.close());

  it("wakes the extension by what it holds, and shows numbers and problems", async () => {
    assert.equal(await workbench.host((vscode) => vscode.workspace.isTrusted), false);
    await eventually(async () => assert.equal(await isActive(workbench), true), 20_000);
    await workbench.openFile("plans/book.positions.json");
    const { page } = workbench;
    // (100 − 1000) / (0.02·(0.004 − 1)) = 45,180.72
    await page.locator(".codelens-decoration", { hasText: "liq 45,180.72 (9.64 %)" }).waitFor();
    await page.locator(".squiggly-warning").first().waitFor();
    await workbench.screenshot(screenshotPath("restricted.png"));
  });

  it("has the panel", async () => {
    await workbench.runCommand("marginalia.openPanelToSide");
    await workbench.panelFrame().getByText("45,180.72").first().waitFor();
  });
});

describe("a workspace of several folders", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      files: {
        "both.code-workspace": JSON.stringify({ folders: [{ path: "first" }, { path: "second" }] }),
        "first/swing.positions.json": book("100"),
        "second/core.positions.json": book("200"),
      },
      workspaceFile: "both.code-workspace",
    });
    // The view is there once the extension has found the files.
    await workbench.page.getByRole("button", { name: "Positions Section" }).waitFor();
    await workbench.runCommand("marginalia.positionsView.focus");
  });

  after(() => workbench?.close());

  const lists = (expected: readonly string[]) =>
    eventually(async () => {
      const view = workbench.page.locator(".pane", {
        has: workbench.page.getByRole("button", { name: "Positions Section" }),
      });
      const rows = await view.locator(".monaco-list-row").allInnerTexts();
      assert.deepEqual(
        rows.map((row) => row.replaceAll("\n", " ").trim()),
        expected,
      );
    }, 20_000);

  // With 100 of margin it is liquidated at 45,180.72, with 200 at 40,160.64.
  const near = ["swing.positions.json9.64 % · first", "BTCUSDT long9.64 % · isolated"];
  const far = ["core.positions.json19.7 % · second", "BTCUSDT long19.7 % · isolated"];

  it("has the positions of all of them in the view", async () => {
    await lists([...near, ...far]);
    await workbench.screenshot(screenshotPath("several-folders.png"));
  });

  it("has the positions of a file that is made, changed and removed on the disk", async () => {
    const file = workbench.pathOf("second/new.positions.json");
    writeFileSync(file, book("300"));
    const added = ["new.positions.json29.7 % · second", "BTCUSDT long29.7 % · isolated"];
    await lists([...near, ...far, ...added]);
    writeFileSync(file, book("60"));
    const changed = ["new.positions.json5.62 % · second", "BTCUSDT long5.62 % · isolated"];
    await lists([...changed, ...near, ...far]);
    rmSync(file);
    await lists([...near, ...far]);
  });
});
