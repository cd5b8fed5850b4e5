import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { FrameLocator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { root } from "./scripts";

/** What can be operated, or is a thing of its own for someone who cannot see it. */
const NAMED = new Set(
  "button checkbox combobox figure heading img link radio region searchbox slider spinbutton tab table tablist tabpanel textbox".split(
    " ",
  ),
);

/** What must be met in each tab, in this order. */
const met: Readonly<Record<string, readonly string[]>> = {
  Positions: [
    'tablist "Views of the book"',
    'tab "Positions" [selected]',
    'tabpanel "Positions"',
    'combobox "Venue"',
    'textbox "Collateral"',
    'button "Add position"',
    'group "Account in USDT"',
    'textbox "Wallet in USDT"',
    'searchbox "Filter the positions"',
    'table "Positions, with their liquidation price, distance and worst-case loss in isolated and in cross margin"',
    'columnheader "Isolated"',
    'columnheader "Cross"',
    'button "Position 1: show in the text"',
    'rowheader "BTCUSDT"',
    'combobox "Symbol of BTCUSDT"',
    'cell "20,535.48 , in force"',
    'combobox "Side of BTCUSDT"',
    'combobox "Margin mode of BTCUSDT"',
    'textbox "Size of BTCUSDT"',
    'textbox "Entry price of BTCUSDT"',
    'textbox "Mark price of BTCUSDT"',
    'textbox "Leverage of BTCUSDT"',
    'button "Duplicate BTCUSDT"',
    'button "Delete BTCUSDT"',
    'textbox "Isolated margin of DOGEUSDT"',
    'textbox "Stop-loss price of WIFUSDT"',
  ],
  "What if": [
    'tab "What if" [selected]',
    'tabpanel "What if"',
    'region "What is changed"',
    'combobox "Position"',
    'slider "Mark of BTCUSDT, slider"',
    'textbox "Mark of BTCUSDT"',
    'combobox "How the size is changed"',
    'slider "All marks together, slider"',
    'region "What comes of it"',
    'table "Account in USDT"',
    'columnheader "Before"',
    'columnheader "After"',
    'rowheader "Worst-case loss"',
    'region "Ask"',
    'combobox "Question about BTCUSDT long"',
    'textbox "To survive this price (45000) or this move (20%)"',
  ],
  Pictures: [
    'region "Price ladder: WIFUSDT long"',
    'img "Price ladder: WIFUSDT long WIFUSDT long isolated: liquidation at 1.7777778, 13.28 % away, worst-case loss 660. As cross: never liquidated, worst-case loss 3,300."',
    'slider "Price on the ladder, from the highest to the lowest"',
    'button "Copy as SVG: Price ladder: WIFUSDT long"',
    'region "Nearest to liquidation"',
    'slider "Position, the nearest first"',
    'region "Equity in USDT over a move of all marks"',
    'slider "Move of all marks"',
    'region "Joint moves of BTCUSDT and ETHUSDT"',
    'combobox "Along the top"',
    'slider "Move of ETHUSDT"',
    'region "Cross, isolated, as written"',
    'slider "Bar, from the top"',
  ],
  Comparison: [
    'region "Account in USDT"',
    'table "Account in USDT"',
    'columnheader "As written"',
    'columnheader "All in cross"',
    'columnheader "All isolated"',
    'rowheader "Fall until the first liquidation"',
    'cell "92.25 %: the cross positions"',
    'heading "Positions, the nearest to liquidation first" [level=2]',
    'table "4. WIFUSDT long, isolated now"',
  ],
  Scenarios: [
    'combobox "Scenario"',
    'checkbox "Fill the stops and take profits of the file" [checked]',
    'table "Modes and what became of them"',
    'rowheader "as written"',
    'radio "as written" [checked]',
    'slider "Time"',
    'heading "What happens" [level=2]',
  ],
};

/** As those meet the panel who hear it instead of seeing it. */
describe("the panel's names", () => {
  let workbench: Workbench;
  let frame: FrameLocator;

  before(async () => {
    const text = readFileSync(path.join(root, "examples", "hybrid.positions.json"), "utf8");
    workbench = await openWorkbench({
      files: { "hybrid.positions.json": text },
      // Pictures out of sight are not drawn.
      viewport: { width: 1360, height: 2300 },
    });
    await workbench.openFile("hybrid.positions.json", "marginalia.positions");
    frame = workbench.panelFrame();
  });

  after(() => workbench?.close());

  /** Roles with their names and states, as they follow one another. */
  const heard = async () =>
    (await frame.locator("main").ariaSnapshot()).split("\n").flatMap((line) => {
      const said = unquoted(line.trim().replace(/^- /, ""));
      return /^\w+(?: "(?:[^"\\]|\\.)*")?(?: \[[^\]]*\])*/.exec(said)?.[0] ?? [];
    });

  for (const [tab, expected] of Object.entries(met)) {
    it(`under ${tab} are those of everything that can be met`, async () => {
      await frame.getByRole("tab", { name: tab }).click();
      await eventually(async () => {
        const lines = await heard();
        let place = 0;
        for (const line of expected) {
          const found = lines.findIndex((other, index) => index >= place && other.startsWith(line));
          assert.ok(found >= 0, `${line} is not met behind ${lines[place - 1] ?? "the beginning"}`);
          place = found + 1;
        }
      });
      const nameless = (await heard()).filter((line) => NAMED.has(line));
      assert.deepEqual(nameless, []);
    });
  }

  it("come with what has changed, once it is typed", async () => {
    await frame.getByRole("tab", { name: "Positions" }).click();
    await frame.getByLabel("Leverage of WIFUSDT", { exact: true }).fill("4");
    await eventually(async () => {
      const said = (await frame.getByRole("status").allTextContents()).join(" ");
      assert.match(said, /WIFUSDT/);
      assert.match(said, /1\.7778/);
    });
    await frame.getByLabel("Leverage of WIFUSDT", { exact: true }).press("Escape");
  });
});

/** YAML puts what holds a colon between single quotes. */
function unquoted(line: string): string {
  return line.startsWith("'") ? line.slice(1).replaceAll("''", "'") : line;
}
