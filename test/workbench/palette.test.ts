import assert from "node:assert/strict";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

const BOOK = `{
  // The wallet behind everything.
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000" },
  "instruments": { "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
  "positions": []
}
`;

describe("asking for a liquidation price in the palette", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ files: { "book.positions.json": BOOK }, open: "book.positions.json" });
  });

  after(() => workbench?.close());

  async function type(title: string, value: string): Promise<void> {
    const { page } = workbench;
    await page.locator(".quick-input-title", { hasText: title }).waitFor();
    const input = page.locator(".quick-input-widget input[type=text]");
    await input.fill(value);
    await input.press("Enter");
  }

  async function choose(title: string, label: string): Promise<void> {
    const { page } = workbench;
    await page.locator(".quick-input-title", { hasText: title }).waitFor();
    await page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
  }

  it("asks for what it needs and says both modes", async () => {
    await workbench.pickCommand("Marginalia: Calculate Liquidation Price");
    await type("symbol", "ETHUSDT");
    await choose("side", "long");
    await type("entry price", "2,500");
    const warning = workbench.page.locator(".quick-input-message", { hasText: "is not a number" });
    await warning.waitFor();
    await type("entry price", "2500");
    await type("quantity", "2");
    await type("leverage", "10");
    await choose("margin mode", "isolated");
    // Toasts may be off; the list of notifications has it all the same.
    await workbench.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await workbench.runCommand("notifications.showList");
    const message = workbench.page.locator(".notification-list-item-message").first();
    await message.waitFor();
    // 500 + 2·(P − 2500) = 2·P·0.005, P = 4500 / 1.99
    assert.match(
      await message.innerText(),
      /ETHUSDT long isolated: liquidation at 2,261\.3065, 9\.548 % away/,
    );
  });

  it("inserts the position, and one undo takes it out again", async () => {
    await workbench.page.getByRole("button", { name: "Insert as Position" }).click();
    await workbench.page.locator(".view-lines").getByText('"quantity"').waitFor();
    const text = (await workbench.documentText("book.positions.json"))!;
    assert.match(text, /"quantity": "2"/);
    assert.ok(text.includes("// The wallet behind everything."));
    await workbench.runCommand("undo");
    assert.equal(await workbench.documentText("book.positions.json"), BOOK);
  });
});

describe("asking with the keyboard alone", () => {
  const book = `{
  "account": { "walletBalance": "2000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0" } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10", "marginMode": "isolated" }
  ]
}
`;
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ files: { "book.positions.json": book }, open: "book.positions.json" });
  });

  after(() => workbench?.close());

  it("lists the questions, asks the chosen one and writes its answer as one step", async () => {
    const { page } = workbench;
    await page.locator(".monaco-editor .view-line").first().click();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("q");
    await page.locator(".quick-input-title", { hasText: "What do you want to know?" }).waitFor();
    await page.keyboard.type("Margin Needed");
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-title", { hasText: "Margin Needed" }).waitFor();
    await page.keyboard.type("44000");
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await workbench.runCommand("notifications.showList");
    // 1000 − 0.02·44,000 + 3.52 of maintenance
    const message = page.locator(".notification-list-item-message").first();
    await message.waitFor();
    assert.match(await message.innerText(), /needs 23\.52 .*more margin/);
    await page.getByRole("button", { name: "Apply" }).click();
    await eventually(async () => {
      assert.equal(
        await workbench.documentText("book.positions.json"),
        book.replace('"isolated" }', '"isolated", "isolatedMargin": "123.52" }'),
      );
    });
  });
});
