import assert from "node:assert/strict";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";

/** What someone meets who has just installed the extension and has no position file yet. */
describe("the walkthrough", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      files: { "notes.txt": "Nothing of ours is here.\n" },
      viewport: { width: 1400, height: 860 },
      settings: { "workbench.colorTheme": "Default Dark Modern" },
    });
    await workbench.runCommand("workbench.action.closeSidebar");
    await workbench.runCommand("workbench.action.openWalkthrough", "marginalia.marginalia#arrival");
    await step("sample").waitFor();
  });

  after(() => workbench?.close());

  const step = (id: string) =>
    workbench.page.locator(`.getting-started-step[data-step-id="marginalia.marginalia#arrival#${id}"]`);

  const isDone = (id: string) =>
    eventually(async () => {
      const box = step(id).locator(".codicon-getting-started-step-checked");
      assert.ok((await box.count()) > 0, `The step "${id}" is not done.`);
    });

  const press = async (id: string, label: string) => {
    await step(id).locator(".step-title").click();
    await workbench.page.screenshot({ path: screenshotPath(`walkthrough-${id}.png`) });
    await step(id).getByRole("button", { name: label }).click();
  };

  it("opens the sample beside itself, with its numbers", async () => {
    await press("sample", "Open Sample Positions");
    await workbench.page.locator(".codelens-decoration", { hasText: "liq 54,216.87 (9.64 %)" }).waitFor();
    assert.equal(
      await workbench.host((vscode) => vscode.window.activeTextEditor?.document.uri.toString()),
      "untitled:first-look.positions.json",
    );
    await isDone("sample");
  });

  it("shows the sample again instead of another one", async () => {
    await press("numbers", "Show the Sample");
    await isDone("numbers");
    const samples = await workbench.host((vscode) =>
      vscode.workspace.textDocuments.map(({ uri }) => uri.path).filter((name) => name.includes("first-look")),
    );
    assert.deepEqual(samples, ["first-look.positions.json"]);
  });

  it("opens the panel of the sample", async () => {
    await press("panel", "Open the Panel");
    await workbench.panelFrame().getByText("54,216.87").first().waitFor();
    await isDone("panel");
  });

  it("asks a question about the sample", async () => {
    await press("questions", "Largest Size for a Loss…");
    await workbench.page.locator(".quick-input-list .monaco-list-row", { hasText: "BTCUSDT" }).waitFor();
    await workbench.page.screenshot({ path: screenshotPath("walkthrough-asked.png") });
    await workbench.page.keyboard.press("Escape");
    await isDone("questions");
  });

  it("offers the switches and what to import from", async () => {
    await press("yours", "Toggle Surface…");
    await workbench.page.locator(".quick-input-list").getByText("Code lenses").waitFor();
    await workbench.page.keyboard.press("Escape");
    await isDone("yours");
  });
});
