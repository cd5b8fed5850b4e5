import assert from "node:assert/strict";
import type { FrameLocator, Locator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

// A rate of 1 %: an isolated long is liquidated at (entry − margin) / 0.99.
const text = `{
  "venue": "generic",
  "account": { "walletBalance": "1000" },
  "instruments": {
    "AAA": { "maintenanceMarginRate": "0.01" },
    "BBB": { "maintenanceMarginRate": "0.01" },
    "CCC": { "maintenanceMarginRate": "0.01" }
  },
  "positions": [
    // The swing.
    { "symbol": "AAA", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "4", "marginMode": "isolated" }, // one
    { "symbol": "BBB", "side": "short", "quantity": "1", "entryPrice": "300", "leverage": "10", "marginMode": "isolated" },
    { "symbol": "CCC", "side": "long", "quantity": "1", "entryPrice": "200", "leverage": "5", "label": "core" }
  ]
}
`;
const [first, second, third] = text.split("\n").filter((line) => line.includes("symbol"));

describe("the table of the panel", () => {
  let workbench: Workbench;
  let frame: FrameLocator;
  let name: string;
  let count = 0;

  before(async () => {
    const files = Array.from({ length: 20 }, (_, place) => [`${place}.positions.jsonc`, text] as const);
    workbench = await openWorkbench({ files: Object.fromEntries<string>(files) });
  });

  after(() => workbench?.close());

  beforeEach(async () => {
    name = `${count++}.positions.jsonc`;
    await workbench.openFile(name, "marginalia.positions");
    frame = workbench.panelFrame();
    await cell("Entry price of AAA").waitFor();
  });

  afterEach(() => {
    assert.deepEqual(
      workbench.problems.filter(({ kind }) => kind !== "console error"),
      [],
    );
  });

  const cell = (label: string): Locator => frame.getByLabel(label, { exact: true });
  const head = (column: string): Locator => frame.locator(`button.sort[data-column="${column}"]`);
  const press = (key: string) => workbench.page.keyboard.press(key);
  const focused = () => frame.locator(":focus").getAttribute("aria-label");
  const textIs = (expected: string) =>
    eventually(async () => assert.equal(await workbench.documentText(name), expected));
  const symbolsAre = (...expected: string[]) =>
    eventually(async () => {
      const found = await frame
        .locator("tbody th.symbol input")
        .evaluateAll((inputs) => inputs.map((input) => (input as unknown as { value: string }).value));
      assert.deepEqual(found, expected);
    });
  const said = (expected: string) =>
    eventually(async () => assert.equal(await frame.locator("body > [role=status]").textContent(), expected));

  it("has its rows and its first columns wherever it is scrolled to, in a window of another size, too", async () => {
    const usual = workbench.page.viewportSize()!;
    const symbols = frame.locator("tbody th.symbol input");
    const before = await symbols.count();
    try {
      await frame.getByRole("tab", { name: "Pictures" }).click();
      await workbench.page.setViewportSize({ width: 700, height: 600 });
      await frame.getByRole("tab", { name: "Positions" }).click();
      await eventually(async () => assert.equal(await symbols.count(), before));
      await frame.locator(".scroller").evaluate((box) => box.scrollTo(400, 0));
      await eventually(async () => {
        const [box, symbol] = [
          await frame.locator(".scroller").boundingBox(),
          await symbols.first().boundingBox(),
        ];
        assert.ok(symbol!.x >= box!.x, "the symbol stays in sight");
      });
    } finally {
      await workbench.page.setViewportSize(usual);
      await frame.locator(".scroller").evaluate((box) => box.scrollTo(0, 0));
    }
  });

  it("sorts by a column, and back to the order of the file, which stays as it is", async () => {
    await head("entryPrice").click();
    await symbolsAre("AAA", "CCC", "BBB");
    assert.equal(
      await frame
        .locator("th[aria-sort=ascending]")
        .textContent()
        .then((one) => one?.trim()),
      "Entry",
    );
    await said("Sorted, lowest first: Entry price");
    await press("Enter");
    await symbolsAre("BBB", "CCC", "AAA");
    await press("Enter");
    await symbolsAre("AAA", "BBB", "CCC");
    assert.equal(await frame.locator("th[aria-sort]").count(), 0);
    assert.equal(await workbench.documentText(name), text);
  });

  it("keeps a row where it is while it is edited, and puts it in order once it is left", async () => {
    await head("entryPrice").click();
    await symbolsAre("AAA", "CCC", "BBB");
    await cell("Entry price of AAA").click();
    await workbench.page.keyboard.type("900");
    await press("Tab");
    await eventually(async () =>
      assert.match((await workbench.documentText(name))!, /"AAA".*"entryPrice": "900"/),
    );
    assert.equal(await focused(), "Mark price of AAA");
    await symbolsAre("AAA", "CCC", "BBB");
    await cell("Filter the positions").click();
    await symbolsAre("CCC", "BBB", "AAA");
  });

  it("filters by words, and says how many are left", async () => {
    await cell("Filter the positions").click();
    await workbench.page.keyboard.type("isolated long");
    await symbolsAre("AAA");
    await frame.locator(".toolbar .count").getByText("1 of 3").waitFor();
    await said("1 of 3 positions");
    await press("Escape");
    await symbolsAre("AAA", "BBB", "CCC");
    assert.equal(await workbench.documentText(name), text);
  });

  it("shows the columns that are chosen, and remembers them and the order", async () => {
    await frame.locator(".menu.columns summary").click();
    await cell("Label").check();
    await frame.locator('.menu.columns input[data-column="isolated.marginRatio"]').check();
    await frame.locator('.menu.columns input[data-column="side"]').uncheck();
    await press("Escape");
    // Two lots of 25 behind 100: 1 / 25.
    await frame.locator('tr[data-index="0"] td.ratio').getByText("4 %").waitFor();
    await cell("Label of CCC").waitFor();
    assert.equal(await cell("Side of AAA").count(), 0);
    await head("entryPrice").click();
    await symbolsAre("AAA", "CCC", "BBB");
    await workbench.openFile(".vscode/settings.json");
    await eventually(async () =>
      assert.equal(await workbench.page.locator("iframe.webview.ready").count(), 0),
    );
    await workbench.openFile(name, "marginalia.positions");
    await symbolsAre("AAA", "CCC", "BBB");
    await cell("Label of CCC").waitFor();
    assert.equal(await cell("Side of AAA").count(), 0);
  });

  it("moves a row with its comments by the keyboard, as one step of undo", async () => {
    await cell("Leverage of AAA").focus();
    await press("Alt+ArrowDown");
    await symbolsAre("BBB", "AAA", "CCC");
    await textIs(
      text.replace(`    // The swing.\n${first}\n${second}`, `${second}\n    // The swing.\n${first}`),
    );
    assert.equal(await focused(), "Leverage of AAA");
    await press("Control+z");
    await textIs(text);
    await head("entryPrice").click();
    await cell("Leverage of AAA").focus();
    await press("Alt+ArrowDown");
    await frame.locator(".strip.refusal").getByText("in the order of the file").waitFor();
    assert.equal(await workbench.documentText(name), text);
  });

  it("moves a row by dragging it", async () => {
    await drag(
      frame.getByLabel("Position 3: show in the text"),
      frame.locator('tr[data-index="0"] .place'),
      -4,
    );
    await symbolsAre("CCC", "AAA", "BBB");
    await eventually(async () => {
      const lines = (await workbench.documentText(name))!
        .split("\n")
        .filter((line) => /symbol|swing/.test(line));
      assert.deepEqual(lines, [`${third},`, "    // The swing.", first, second!.replace(/,$/, "")]);
    });
  });

  it("moves margin from a position to another one, by the keyboard", async () => {
    await frame.getByRole("button", { name: "Move margin of BBB" }).focus();
    await press("Enter");
    const amount = frame.locator("dialog .amount");
    // 30 are posted, all of them as initial margin.
    await eventually(async () => assert.equal(await amount.inputValue(), "30"));
    await frame.locator("select[data-transfer=to]").selectOption({ label: "AAA, position 1" });
    await amount.fill("31");
    await frame.getByText("BBB has 30 posted; 31 cannot be taken from it.").waitFor();
    await amount.fill("10");
    // (100 − 35) / 0.99.
    await frame.locator("dialog").getByText("margin 35, liquidation 65.6566").waitFor();
    assert.equal(await workbench.documentText(name), text);
    await press("Enter");
    const isolated = (margin: string) => `"marginMode": "isolated", "isolatedMargin": "${margin}" }`;
    const after = text
      .replace('"marginMode": "isolated" }, // one', `${isolated("35")}, // one`)
      .replace('"leverage": "10", "marginMode": "isolated" }', `"leverage": "10", ${isolated("20")}`);
    await textIs(after);
    await eventually(async () => assert.equal(await focused(), "Move margin of BBB"));
    await press("Control+z");
    await textIs(text);
  });

  it("moves margin from the wallet by dragging", async () => {
    await drag(frame.locator(".tile.wallet .grip"), cell("Symbol of AAA"), 0);
    const amount = frame.locator("dialog .amount");
    await amount.fill("5");
    await frame.locator("dialog").getByText("margin 30").waitFor();
    await press("Escape");
    await eventually(async () => assert.equal(await frame.locator("dialog").count(), 0));
    assert.equal(await workbench.documentText(name), text);
  });

  it("edits marks and instruments", async () => {
    await frame.locator(".instruments summary").click();
    const rate = cell("Maintenance rate of BBB");
    await rate.click();
    await workbench.page.keyboard.type("0.02");
    await press("Enter");
    const changed = text.replace(
      '"BBB": { "maintenanceMarginRate": "0.01"',
      '"BBB": { "maintenanceMarginRate": "0.02"',
    );
    await textIs(changed);
    await cell("Mark price of CCC").last().fill("210");
    await press("Enter");
    await textIs(changed.replace('"entryPrice": "200"', '"entryPrice": "200", "markPrice": "210"'));
  });

  it("offers the symbols of the file while one is typed", async () => {
    await cell("Symbol of BBB").click();
    await eventually(async () => {
      const offered = await frame
        .locator("datalist option")
        .evaluateAll((options) => options.map((option) => (option as unknown as { value: string }).value));
      assert.deepEqual(offered, ["AAA", "BBB", "CCC"]);
    });
    assert.equal(await cell("Symbol of BBB").getAttribute("list"), "symbols");
  });

  it("copies the rows shown", async () => {
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await cell("Filter the positions").click();
    await workbench.page.keyboard.type("long");
    await symbolsAre("AAA", "CCC");
    await frame.locator(".menu.copy summary").click();
    await frame.getByText("Positions shown as Markdown").click();
    await said("2 positions copied.");
    const copied = await workbench.host((vscode) => Promise.resolve(vscode.env.clipboard.readText()));
    assert.equal(copied.trim().split("\n").length, 4);
    assert.match(copied, /\| AAA \| long \| isolated \|/);
  });

  it("mends a problem by a button at it", async () => {
    await cell("Entry price of BBB").click();
    await press("Tab");
    await cell("Stop-loss price of BBB").click();
    await workbench.page.keyboard.type("290");
    await press("Enter");
    const withStop = text.replace(
      '"leverage": "10", "marginMode": "isolated"',
      '"leverage": "10", "marginMode": "isolated", "stopLossPrice": "290"',
    );
    await textIs(withStop);
    await frame.locator(".problems button.fix").first().click();
    await textIs(text);
  });

  it("selects the text of a row, and the row of the text, and keeps the focus", async () => {
    await workbench.host(
      (vscode, file) =>
        vscode.window.showTextDocument(vscode.Uri.file(file), {
          viewColumn: vscode.ViewColumn.Two,
          preserveFocus: true,
        }),
      workbench.pathOf(name),
    );
    await cell("Entry price of BBB").click();
    await eventually(async () => {
      const selected = await workbench.host((vscode) => {
        const [editor] = vscode.window.visibleTextEditors;
        return editor!.document.getText(editor!.selection);
      });
      assert.equal(selected, second!.trim().replace(/,$/, ""));
    });
    assert.equal(await focused(), "Entry price of BBB");
    await workbench.page.locator(".monaco-editor .view-line").getByText("CCC").last().click();
    await frame.locator('tr.marked[data-index="2"]').waitFor();
    await frame.locator(".strip").getByText("core").waitFor();
  });

  /** From the middle of one thing to that of another, and some pixels further down. */
  async function drag(from: Locator, to: Locator, down: number): Promise<void> {
    await from.hover();
    const { mouse } = workbench.page;
    await mouse.down();
    const box = (await to.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + down];
    await mouse.move(x, y - 10, { steps: 4 });
    await mouse.move(x, y, { steps: 4 });
    await mouse.up();
  }
});
