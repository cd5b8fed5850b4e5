import assert from "node:assert/strict";
import type { FrameLocator, Locator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

/** 100 − 10.9 = 89.1 to lose, 1 % to keep: SOL is liquidated at 90. */
const text = `{
  // A book to think about.
  "account": { "walletBalance": "500", "collateral": "USDT" }, // cash
  "markPrices": { "SOL": "100", "ETH": "1000" },
  "instruments": { "SOL": { "maintenanceMarginRate": "0.01" }, "ETH": { "maintenanceMarginRate": "0.01", "maxLeverage": "20" } },
  "positions": [
    { "symbol": "SOL", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "10", "marginMode": "isolated", "isolatedMargin": "10.9" }, // swing
    { "symbol": "ETH", "side": "long", "quantity": "2", "entryPrice": "1000", "leverage": "10", "marginMode": "cross" },
  ],
}
`;

/** What has the focus in the panel, by its name or its text. */
const focusedIn = (frame: FrameLocator) =>
  frame.locator(":focus").evaluate((element) => element.getAttribute("aria-label") ?? element.id);

describe("the what-if view", () => {
  let workbench: Workbench;
  let frame: FrameLocator;
  let name: string;
  let count = 0;

  before(async () => {
    const files = Array.from({ length: 8 }, (_, place) => [`${place}.positions.json`, text] as const);
    workbench = await openWorkbench({ files: Object.fromEntries<string>(files) });
  });

  after(() => workbench?.close());

  beforeEach(async () => {
    name = `${count++}.positions.json`;
    await workbench.openFile(name, "marginalia.positions");
    frame = workbench.panelFrame();
    await frame.locator("tbody tr[data-row]").first().waitFor();
    await frame.getByRole("tab", { name: "What if" }).click();
    await frame.getByLabel("Mark of SOL", { exact: true }).waitFor();
  });

  afterEach(() => {
    assert.deepEqual(
      workbench.problems.filter(({ kind }) => kind !== "console error"),
      [],
    );
  });

  const field = (label: string): Locator => frame.getByLabel(label, { exact: true });
  const thenIn = (card: string, title: string): Locator =>
    frame
      .locator("table.card", { has: frame.locator("caption", { hasText: card }) })
      .locator("tr", { has: frame.locator("th", { hasText: title }) })
      .locator("td")
      .nth(1);
  const shows = (locator: Locator, expected: string | RegExp) =>
    eventually(async () => {
      const found = (await locator.textContent())?.trim() ?? "";
      if (typeof expected === "string") assert.equal(found, expected);
      else assert.match(found, expected);
    });
  const textIs = (expected: string) =>
    eventually(async () => assert.equal(await workbench.documentText(name), expected));
  const undo = () => workbench.runCommand("undo");

  it("shows before and after of a mark that is typed, and leaves no trace when it is discarded", async () => {
    await field("Mark of SOL").fill("95");
    await shows(thenIn("SOL long", "Distance"), "5.26 %");
    await shows(frame.locator("ol.changes li .words"), "SOL: mark 100 → 95 (-5 %)");
    assert.equal(await field("Mark of SOL, slider").inputValue(), "-5");
    await frame.getByRole("button", { name: "Discard all" }).click();
    await shows(thenIn("SOL long", "Distance"), "–");
    assert.equal(await field("Mark of SOL").inputValue(), "");
    assert.equal(await workbench.documentText(name), text);
    const isDirty = await workbench.host(
      (vscode, file) => vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)?.isDirty,
      workbench.pathOf(name),
    );
    assert.equal(isDirty, false);
  });

  it("writes all changes as one step of undo", async () => {
    await field("Mark of SOL").fill("95");
    await field("Added margin, to 10.9").fill("9.9");
    await shows(thenIn("SOL long", "Liquidation"), "80");
    await frame.getByRole("button", { name: "Apply" }).click();
    await textIs(text.replace('"SOL": "100"', '"SOL": "95"').replace('"10.9"', '"20.8"'));
    await eventually(async () => assert.equal(await frame.locator("ol.changes").count(), 0));
    await eventually(async () => assert.equal(await focusedIn(frame), "what-if-position"));
    await undo();
    await textIs(text);
  });

  it("says what stands in the way, and does not apply", async () => {
    await frame.getByLabel("Position", { exact: true }).selectOption({ label: "2 ETH long" });
    await field("Mark of ETH").waitFor();
    await field("Leverage").fill("30");
    await shows(frame.locator(".outcome p.problem-text"), "It cannot be applied: see change 1.");
    await shows(
      frame.locator("ol.changes .problem-text"),
      "Leverage 30 exceeds 20, the maximum for a notional of 2,000 USDT.",
    );
    assert.equal(await frame.locator("vscode-button.apply").getAttribute("disabled"), "");
    await field("Leverage").press("Escape");
    await eventually(async () => assert.equal(await frame.locator("ol.changes").count(), 0));
  });

  it("follows a slider, and keeps up with a drag", async () => {
    const slider = field("Mark of SOL, slider");
    await slider.focus();
    for (let step = 0; step < 10; step++) await slider.press("ArrowLeft");
    await shows(thenIn("SOL long", "Distance"), "5.26 %");
    assert.equal(await slider.getAttribute("aria-valuetext"), "-5 %, 95");
    assert.equal(await field("Mark of SOL").inputValue(), "95");
    // Many steps at once: the numbers are those of the last.
    await slider.evaluate((element) => {
      const input = element as HTMLInputElement;
      for (let place = -10; place >= -40; place--) {
        input.value = String(place / 5);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await shows(frame.locator("ol.changes li .words"), "SOL: mark 100 → 92 (-8 %)");
    await shows(thenIn("SOL long", "Distance"), "2.17 %");
  });

  it("answers a question, and takes the answer over", async () => {
    await shows(
      frame.locator(".ask .answer p"),
      "SOL long needs 9.9 USDT more margin (20.8 in all) not to be liquidated within 20 % of the mark.",
    );
    await frame.getByRole("button", { name: "Use this" }).click();
    await shows(thenIn("SOL long", "Distance"), "20 %");
    assert.equal(await field("Added margin, to 10.9").inputValue(), "9.9");
  });

  it("can be used with the keyboard alone: edit, what-if, apply, undo", async () => {
    const { keyboard } = workbench.page;
    await frame.getByRole("tab", { name: "What if" }).focus();
    await keyboard.press("ArrowLeft");
    await eventually(async () =>
      assert.equal(await frame.getByRole("tab", { name: "Positions" }).getAttribute("aria-selected"), "true"),
    );
    const margin = field("Isolated margin of SOL");
    await margin.focus();
    await keyboard.press("Control+a");
    await keyboard.type("11");
    await keyboard.press("Enter");
    const edited = text.replace('"10.9"', '"11"');
    await textIs(edited);

    await eventually(async () => {
      const table = frame.getByRole("tab", { name: "Positions" });
      if ((await table.getAttribute("aria-selected")) === "true") {
        await table.focus();
        await keyboard.press("ArrowRight");
      }
      assert.equal(await frame.getByRole("tab", { name: "What if" }).getAttribute("aria-selected"), "true");
    });
    // Enter went to the next row: that is the position at hand.
    await field("Mark of ETH").waitFor();
    for (let step = 0; step < 12; step++) {
      await keyboard.press("Tab");
      if ((await focusedIn(frame)) === "Mark of ETH") break;
    }
    assert.equal(await focusedIn(frame), "Mark of ETH");
    await keyboard.type("950");
    await shows(frame.locator("ol.changes li .words"), "ETH: mark 1,000 → 950 (-5 %)");
    for (let step = 0; step < 60; step++) {
      await keyboard.press("Tab");
      if ((await frame.locator("vscode-button.apply:focus").count()) > 0) break;
    }
    await keyboard.press("Enter");
    await textIs(edited.replace('"ETH": "1000"', '"ETH": "950"'));
    await eventually(async () => assert.equal(await focusedIn(frame), "what-if-position"));
    await keyboard.press("Control+z");
    await textIs(edited);
    await keyboard.press("Control+z");
    await textIs(text);
  });

  it("keeps what was thought of while the panel is hidden", async () => {
    await field("Mark of SOL").fill("95");
    await shows(thenIn("SOL long", "Distance"), "5.26 %");
    await workbench.openFile(".vscode/settings.json");
    await workbench.openFile(name, "marginalia.positions");
    frame = workbench.panelFrame();
    await shows(thenIn("SOL long", "Distance"), "5.26 %");
    assert.equal(await field("Mark of SOL").inputValue(), "95");
  });
});
