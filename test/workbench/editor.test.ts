import assert from "node:assert/strict";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";

const BOOK = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "maxLeverage": "125" } },
  "positions": [
    // The stop lies beyond the liquidation price.
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100", "stopLossPrice": "45000"
    }
  ]
}
`;

describe("the text editor", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ files: { "book.positions.json": BOOK }, open: "book.positions.json" });
  });

  after(() => workbench?.close());

  it("underlines a stop that never fills and says why in the hover", async () => {
    const { page } = workbench;
    await page.locator(".squiggly-warning").first().waitFor();
    await page.locator(".view-line span", { hasText: '"45000"' }).last().hover();
    const hover = page.locator(".monaco-hover:visible");
    await hover.getByText("The stop at 45,000 never fills").waitFor();
    await hover.getByText("rules as of").waitFor();
    await workbench.screenshot(screenshotPath("hover.png"));
    assert.match(await hover.innerText(), /100 \+ 0\.02·\(P − 50,000\) = 0\.02·P·0\.004/);
  });

  it("completes values from the schema", async () => {
    const labels = await workbench.host(async (vscode) => {
      const { document } = vscode.window.activeTextEditor!;
      const place = document.positionAt(document.getText().indexOf('"long"') + 1);
      const list = await vscode.commands.executeCommand(
        "vscode.executeCompletionItemProvider",
        document.uri,
        place,
      );
      return (list as { items: { label: unknown }[] }).items.map(({ label }) => String(label));
    });
    assert.ok(labels.includes('"short"'), labels.join());
  });
});
