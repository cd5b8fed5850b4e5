import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { FrameLocator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { assertAccessible, themes, useTheme } from "./looks";
import { screenshotPath } from "./screenshots";
import { root } from "./scripts";

/** Bitcoin in cross, Ether with 1,200 of isolated margin: its figures are in docs/scenarios.md. */
const book = readFileSync(path.join(root, "examples", "crash.positions.json"), "utf8");

async function show(workbench: Workbench): Promise<FrameLocator> {
  const frame = workbench.panelFrame();
  await frame.locator("#tab-scenarios").click();
  await frame.locator("svg[data-picture=scenario-equity] .curve").first().waitFor();
  return frame;
}

describe("the panel's scenarios", () => {
  describe("in every theme", () => {
    let workbench: Workbench;
    let frame: FrameLocator;

    before(async () => {
      workbench = await openWorkbench({
        files: { "book.positions.json": book },
        viewport: { width: 1360, height: 1500 },
      });
      await workbench.runCommand("workbench.action.closeSidebar");
      await workbench.openFile("book.positions.json", "marginalia.positions");
      frame = await show(workbench);
      await frame.locator("button.event-line").first().click();
      await frame.locator(".moment").waitFor();
    });

    after(() => workbench?.close());

    for (const [theme, label] of Object.entries(themes)) {
      it(`are drawn and accessible in ${label}`, async () => {
        await useTheme(workbench, label);
        await workbench.screenshot(screenshotPath(`scenarios-${theme}.png`));
        await assertAccessible(workbench);
      });
    }
  });

  describe("in use", () => {
    let workbench: Workbench;
    let frame: FrameLocator;

    before(async function () {
      this.timeout(120_000);
      workbench = await openWorkbench({
        files: { "book.positions.json": book, "empty.positions.json": "" },
        viewport: { width: 460, height: 2600 },
      });
      await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await workbench.runCommand("workbench.action.closeSidebar");
      await workbench.openFile("book.positions.json", "marginalia.positions");
      frame = await show(workbench);
    });

    after(() => workbench?.close());

    const rows = () => frame.locator(".outcomes tbody tr");

    it("runs a crash that has been at once, in all arrangements", async () => {
      assert.equal(await rows().count(), 4);
      assert.deepEqual(await rows().locator("th").allInnerTexts(), [
        "as written",
        "all cross",
        "all isolated",
        "best mix: ETHUSDT isolated",
      ]);
      assert.equal(await frame.locator("svg[data-picture=scenario-equity] .curve").count(), 8);
    });

    it("walks another one when it is chosen, with the parameters that are typed", async () => {
      await frame.locator("select[data-scenario=market]").selectOption("usual:flash-crash");
      // A quarter down leaves both: Ether falls at 2,710.84, which is 9.6 % below its mark.
      await eventually(async () => {
        const texts = await rows().first().locator("td").allInnerTexts();
        assert.equal(texts[0], "1 of 2");
      });
      await frame.locator("[data-parameter=move]").fill("9%");
      await frame.locator("[data-parameter=move]").press("Enter");
      await eventually(async () => {
        const texts = await rows().first().locator("td").allInnerTexts();
        assert.equal(texts[0], "2 of 2");
      });
      await frame.locator("[data-parameter=move]").fill("many");
      await frame.locator("[data-parameter=move]").press("Enter");
      await frame.locator(".problem-text", { hasText: "move" }).waitFor();
      assert.equal(await rows().count(), 0);
      await frame.locator("[data-parameter=move]").fill("");
      await frame.locator("[data-parameter=move]").press("Enter");
      await eventually(async () => assert.equal(await rows().count(), 4));
    });

    it("opens the account at an event by keys alone", async () => {
      const event = frame.locator("button.event-line").first();
      await event.focus();
      await event.press("Enter");
      const moment = frame.locator(".moment");
      await moment.waitFor();
      assert.equal(await event.getAttribute("aria-expanded"), "true");
      const eth = moment.locator("tr", { hasText: "ETHUSDT long" });
      // Liquidated where its balance is what is asked for: 4·2,710.8434·0.004.
      assert.deepEqual(await eth.locator("td").allInnerTexts(), [
        "2,710.8434",
        "43.373494",
        "43.373494",
        "2,710.8434",
        "gone",
      ]);
      await event.press("Enter");
      await eventually(async () => assert.equal(await moment.count(), 0));
    });

    it("opens it from its mark in the picture, too", async () => {
      await frame.locator("svg[data-picture=scenario-equity] path.event").first().click({ force: true });
      await frame.locator(".moment").waitFor();
      await frame.locator("button.event-line").first().press("Enter");
    });

    it("goes with what is written in the text", async () => {
      await frame.locator("#tab-positions").click();
      await frame.locator("#tab-scenarios").click();
      await workbench.host(async (vscode, file) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
        const at = document.getText().indexOf('"1200"');
        const edit = new vscode.WorkspaceEdit();
        edit.replace(
          document.uri,
          new vscode.Range(document.positionAt(at), document.positionAt(at + 6)),
          '"6000"',
        );
        await vscode.workspace.applyEdit(edit);
      }, workbench.pathOf("book.positions.json"));
      await eventually(async () => {
        const texts = await rows().first().locator("td").allInnerTexts();
        assert.equal(texts[0], "2 of 2");
      });
    });

    it("is copied as Markdown", async () => {
      await frame.locator("vscode-button", { hasText: "Copy as Markdown" }).click();
      await eventually(async () => {
        const text = await workbench.host((vscode) => Promise.resolve(vscode.env.clipboard.readText()));
        assert.match(text, /^## flash-crash, 0\.375 days\n/);
        assert.match(text, /\| as written \| 2 of 2 \|/);
      });
    });

    it("fits into a narrow panel", async () => {
      const overflow = await frame
        .locator("main")
        .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      await workbench.screenshot(screenshotPath("scenarios-narrow.png"));
    });

    it("says what to do where there is nothing to simulate", async () => {
      await workbench.openFile("empty.positions.json", "marginalia.positions");
      await frame.locator("#tab-scenarios").click();
      await frame.locator(".missing", { hasText: "There are no positions yet" }).waitFor();
    });
  });
});
