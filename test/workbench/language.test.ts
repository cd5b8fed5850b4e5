import assert from "node:assert/strict";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

const text = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "5000" },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.5", "entryPrice": "60000", "leverage": "20" }
  ]
}
`;

describe("with Chinese as the display language", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      files: { "book.positions.json": text },
      open: "book.positions.json",
      language: "zh-cn",
    });
  });

  after(() => workbench?.close());

  it("commands are found by their Chinese titles", async () => {
    await workbench.pickCommand("在侧边打开面板");
    await workbench.panelFrame().locator("table").waitFor();
  });

  it("the panel is in Chinese, and says so", async () => {
    const panel = workbench.panelFrame();
    assert.equal(await panel.locator("html").getAttribute("lang"), "zh-cn");
    await panel.getByText("维持保证金", { exact: true }).waitFor();
    await panel.getByLabel("BTCUSDT 的开仓均价").waitFor();
  });

  it("the lens above a position is in Chinese", async () => {
    const lenses = workbench.page.locator(".codelens-decoration");
    await eventually(async () => assert.match((await lenses.allTextContents()).join("\n"), /强平/));
  });
});
