import { readFileSync } from "node:fs";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";

/** The picture of the README: the text and the panel that edits it, side by side. */
describe("text and panel side by side", () => {
  let workbench: Workbench;

  before(async () => {
    const text = readFileSync("examples/portfolio.positions.json", "utf8");
    workbench = await openWorkbench({
      files: { "portfolio.positions.json": text },
      open: "portfolio.positions.json",
      viewport: { width: 1800, height: 900 },
      settings: { "workbench.sideBar.location": "left", "editor.minimap.enabled": false },
    });
  });

  after(() => workbench?.close());

  it("show the same book", async () => {
    await workbench.host((vscode) => vscode.commands.executeCommand("workbench.action.closeSidebar"));
    await workbench.runCommand("marginalia.openPanelToSide");
    await workbench.panelFrame().getByText("45,180.72").first().waitFor();
    await workbench.screenshot(screenshotPath("readme.png"));
  });
});
