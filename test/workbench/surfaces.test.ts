import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { Locator } from "playwright-core";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";
import { root } from "./scripts";

const SAMPLE = "first-look.positions.json";

const STRATEGY = `# What the strategy may open, and where that would end.
# marginalia: long 0.1 BTCUSDT @ 60000 10x isolated, on binance-usdm
MAX_LONG = 0.1
# marginalia: short 2 ETHUSDT @ 2500 20x isolated, on binance-usdm
MAX_SHORT = 2
`;

const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  "hc-dark": "Default High Contrast",
} as const;

const window = { width: 1100, height: 720 };

interface Piece {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Everything that is shown, in themes that people use. The pictures are there to be looked at, and some of them are in the
 * README and the walkthrough: `npm run screenshots` takes them over.
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
        viewport: window,
        settings: {
          "workbench.colorTheme": label,
          "editor.minimap.enabled": false,
          "editor.stickyScroll.enabled": false,
          "explorer.autoReveal": false,
          "workbench.reduceMotion": "on",
          // So that the answers at the ends of its lines are in the picture.
          "[python]": { "editor.fontSize": 11 },
        },
      });
      await lens("liq 54,216.87 (9.64 %)").waitFor();
    });

    after(() => workbench?.close());

    const page = () => workbench.page;
    const everything = (): Locator => page().locator(".monaco-workbench");
    const editor = (): Locator => page().locator(".editor-group-container").first();
    const lens = (text: string): Locator => page().locator(".codelens-decoration", { hasText: text });
    const word = (text: string): Locator => page().locator(".view-line span", { hasText: text }).last();
    const palette = (): Locator => page().locator(".quick-input-widget");

    /** A picture of a part of the window, or of the piece of it that is named in pixels from its top left. */
    async function picture(name: string, of: Locator, piece: Partial<Piece> = {}): Promise<void> {
      const box = (await of.boundingBox())!;
      const { left = 0, top = 0, width = box.width - left, height = box.height - top } = piece;
      // What has just appeared may still be fading in.
      await page().waitForTimeout(250);
      await page().screenshot({
        path: screenshotPath(`${name}-${theme}.png`),
        clip: { x: box.x + left, y: box.y + top, width, height },
      });
    }

    /** Puts the cursor behind a text, and the text into the middle of the window. */
    const goBehind = (text: string) =>
      workbench.host(async (vscode, text) => {
        const active = vscode.window.activeTextEditor!;
        const shown = await vscode.window.showTextDocument(active.document, active.viewColumn);
        const place = shown.document.positionAt(shown.document.getText().indexOf(text) + text.length);
        shown.selection = new vscode.Selection(place, place);
        shown.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
      }, text);

    /** Runs a command that ends only when the user has answered. */
    const begin = (id: string, ...values: readonly unknown[]) =>
      workbench.host((vscode, call) => void vscode.commands.executeCommand(call.id, ...call.values), {
        id,
        values,
      });

    it("the view of positions, beside the text", async () => {
      await workbench.runCommand("marginalia.positionsView.focus");
      const view = page().locator(".pane", {
        has: page().getByRole("button", { name: "Positions Section" }),
      });
      await view.getByText("SOLUSDT long").waitFor();
      assert.deepEqual((await view.locator(".monaco-list-row").allInnerTexts()).slice(1), [
        "SOLUSDT long3.52 % · isolated",
        "BTCUSDT long9.64 % · isolated",
        "ETHUSDT short83.3 % · cross",
      ]);
      await page().mouse.move(500, 2);
      await picture("positions", everything());
      await workbench.runCommand("workbench.action.closeSidebar");
    });

    it("lenses, hints and marks in the text, and the account in the status bar", async () => {
      await workbench.runCommand("workbench.action.focusActiveEditorGroup");
      await word("9.64 % to liquidation").waitFor();
      await picture("text", editor(), { height: 620 });
      const status = page().locator("[id='marginalia.marginalia.marginalia.account']");
      assert.match(await status.innerText(), /margin ratio 0\.48 %, nearest liquidation 3\.52 %/);
      await status.hover();
      await page().locator(".monaco-hover:visible", { hasText: "Nearest to liquidation" }).waitFor();
      await picture("status", everything(), { left: 620, top: 410 });
      await page().mouse.move(500, 2);
    });

    it("a hover", async () => {
      await goBehind('"stopLossPrice"');
      await word('"54000"').hover();
      const hover = page().locator(".monaco-hover:visible");
      await hover.getByText("The stop at 54,000 never fills").waitFor();
      await hover.getByText("rules as of").waitFor();
      await picture("hover", editor(), { height: 420 });
      await page().mouse.move(500, 2);
    });

    it("the quick fixes of a stop that never fills", async () => {
      await goBehind('"stopLossPrice": "54');
      await workbench.runCommand("editor.action.quickFix");
      await page().locator(".action-widget").getByText("Move the stop").first().waitFor();
      await picture("fixes", editor(), { top: 170, height: 330 });
      await page().keyboard.press("Escape");
    });

    it("completion of a leverage", async () => {
      await goBehind('"entryPrice": "160",\n      "leverage": "');
      await workbench.runCommand("editor.action.triggerSuggest");
      await page().locator(".suggest-widget .monaco-list-row", { hasText: "25" }).waitFor();
      await picture("completion", editor(), { top: 230, width: 700, height: 340 });
      await page().keyboard.press("Escape");
    });

    it("the questions in the palette", async () => {
      await everything().press("F1");
      await palette().locator("input[type=text]").fill(">Marginalia ");
      await palette().getByText("Hedge Needed").waitFor();
      await picture("questions", everything(), { left: 250, width: 600, height: 330 });
      await page().keyboard.press("Escape");
    });

    it("an answer", async () => {
      await begin("marginalia.largestSizeForLoss", { position: 1, loss: "100", price: "" });
      await workbench.runCommand("notifications.showList");
      await page().locator(".notification-list-item-message").first().waitFor();
      await picture("answer", everything(), { left: 620, top: 540 });
      await workbench.runCommand("notifications.clearAll");
    });

    it("the list of switches", async () => {
      await begin("marginalia.toggleSurface");
      await palette().getByText("Code lenses").waitFor();
      await picture("toggle", everything(), { left: 250, width: 600, height: 240 });
      await page().keyboard.press("Escape");
    });

    it("the panel", async () => {
      await workbench.openFile(SAMPLE, "marginalia.positions");
      await workbench.panelFrame().getByText("54,216.87").first().waitFor();
      await page().mouse.move(500, 2);
      await picture("panel", editor(), { height: 380 });
    });

    it("answers in the comments of a program", async () => {
      await workbench.openFile("strategy.py");
      await workbench.runCommand("marginalia.showComments");
      await page().waitForTimeout(500);
      await picture("comments", editor(), { height: 180 });
    });

    afterEach(async function () {
      if (this.currentTest?.state === "failed") await picture("failed", everything());
    });
  });
}
