import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { Locator } from "playwright-core";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";
import { root } from "./scripts";

const SAMPLE = "first-look.positions.json";

const STRATEGY = `# A breakout with a fixed risk.
# marginalia: long 0.5 BTCUSDT @ 60000 10x isolated, wallet 5000, on binance-usdm
LEVERAGE = 10

# marginalia: short 8 ETHUSDT @ 2500 20x isolated, wallet 5000, on binance-usdm
HEDGE = 20
`;

const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  "hc-dark": "Default High Contrast",
} as const;

/**
 * Everything that is shown, in the themes that people use. The pictures are for the README and the walkthrough, and to
 * be looked at: `npm run screenshots` takes them over.
 */
for (const [theme, label] of Object.entries(themes)) {
  describe(`what is shown, in ${label}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({
        files: {
          [SAMPLE]: readFileSync(path.join(root, "examples", SAMPLE), "utf8"),
          "strategy.py": STRATEGY,
        },
        open: SAMPLE,
        viewport: { width: 1100, height: 780 },
        settings: {
          "workbench.colorTheme": label,
          "editor.minimap.enabled": false,
          "breadcrumbs.enabled": false,
          "workbench.layoutControl.enabled": false,
          "window.commandCenter": false,
          "explorer.openEditors.visible": 0,
          "outline.showVariables": false,
        },
      });
      await page()
        .locator(".codelens-decoration", { hasText: "liq 54,216.87" })
        .waitFor();
          console.log(await page().locator(".codelens-decoration").allInnerTexts());
          throw e;
        });
    });

    after(() => workbench?.close());

    const page = () => workbench.page;
    const word = (text: string): Locator => page().locator(".view-line span", { hasText: text }).last();
    const quickInput = (): Locator => page().locator(".quick-input-widget");
    const everything = (): Locator => page().locator(".monaco-workbench");
    const editor = (): Locator => page().locator(".editor-group-container").first();

    /** A picture of a part of the window, or of a part with what is below it. */
    async function picture(name: string, of: Locator, height?: number): Promise<void> {
      const box = (await of.boundingBox())!;
      await page().screenshot({
        path: screenshotPath(`surface-${name}-${theme}.png`),
        clip: { ...box, height: Math.min(height ?? box.height, 780 - box.y) },
        animations: "disabled",
        caret: "hide",
      });
    }

    const placeCursor = (before: string) =>
      workbench.host((vscode, text) => {
        const active = vscode.window.activeTextEditor!;
        const place = active.document.positionAt(active.document.getText().indexOf(text) + text.length);
        active.selection = new vscode.Selection(place, place);
        active.revealRange(
          new vscode.Range(place, place),
          vscode.TextEditorRevealType.InCenterIfOutsideViewport,
        );
      }, before);

    it("the view of positions, beside the text", async () => {
      await workbench.runCommand("marginalia.positionsView.focus");
      const view = page().locator(".pane", { has: page().locator(".pane-header", { hasText: "Positions" }) });
      await view.getByText("SOLUSDT long").waitFor();
      assert.match(await view.innerText(), /BTCUSDT long[\s\S]*9\.6 %|9\.64 %/);
      await picture("window", everything());
      await picture("positions", view);
      await workbench.runCommand("workbench.action.closeSidebar");
    });

    it("lenses, hints and marks in the text, and the account in the status bar", async () => {
      await workbench.runCommand("workbench.action.focusActiveEditorGroup");
      await word("9.64 % to liquidation").waitFor();
      await picture("text", editor());
      const status = page()
        .locator("[id='marginalia.marginalia.marginalia.account'], [id*='marginalia.account']")
        .first();
      assert.match(await status.innerText(), /margin ratio [\d.,]+ %, nearest 3\.5\d* %/);
      await status.hover();
      await page().locator(".monaco-hover:visible", { hasText: "Nearest to liquidation" }).waitFor();
      await picture("status", everything());
      await page().mouse.move(500, 5);
    });

    it("a hover", async () => {
      await word('"54000"').hover();
      const hover = page().locator(".monaco-hover:visible");
      await hover.getByText("The stop at 54,000 never fills").waitFor();
      await hover.getByText("rules as of").waitFor();
      await picture("hover", editor());
      await page().keyboard.press("Escape");
      await page().mouse.move(500, 5);
    });

    it("the quick fixes of a stop that never fills", async () => {
      await placeCursor('"stopLossPrice": "54');
      await page().keyboard.press("Control+.");
      await page().locator(".action-widget").getByText("Move the stop").waitFor();
      await picture("fixes", editor());
      await page().keyboard.press("Escape");
    });

    it("completion of a leverage", async () => {
      await placeCursor('"symbol": "SOLUSDT');
      await workbench.runCommand("editor.action.triggerSuggest");
      await page().locator(".suggest-widget .monaco-list-row").first().waitFor();
      await picture("completion", editor());
      await page().keyboard.press("Escape");
    });

    it("the questions in the palette, and an answer", async () => {
      await placeCursor('"symbol": "ETHUSDT');
      await everything().press("F1");
      await quickInput().locator("input[type=text]").fill(">Marginalia: ");
      await quickInput().getByText("Hedge Needed").waitFor();
      await picture("questions", editor());
      await page().keyboard.press("Escape");
      await workbench.host(
        (vscode) =>
          void vscode.commands.executeCommand("marginalia.largestSizeForLoss", { position: 1, loss: "100" }),
      );
      const toast = page().locator(".notification-toast");
      await toast.first().waitFor();
      await picture("answer", everything());
      await workbench.runCommand("notifications.clearAll");
    });

    it("the list of switches", async () => {
      await workbench.host((vscode) => void vscode.commands.executeCommand("marginalia.toggleSurface"));
      await quickInput().getByText("Code lenses").waitFor();
      await picture("toggle", editor());
      await page().keyboard.press("Escape");
    });

    it("answers in the comments of a program", async () => {
      await workbench.openFile("strategy.py");
      await workbench.runCommand("marginalia.showComments");
      await page().waitForTimeout(500);
      await picture("comments", editor(), 240);
    });

    it("the panel", async () => {
      await workbench.openFile(SAMPLE, "marginalia.positions");
      await workbench.panelFrame().getByText("54,216.87").first().waitFor();
      await picture("panel", editor());
    });
  });
}
