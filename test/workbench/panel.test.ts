import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { FrameLocator, Locator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

const text = `{
  // A small book.
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" }, // the wallet
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": 0.005 } },
  "positions": [
    // The swing.
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100" },
    {
      "symbol": "ETHUSDT", // core
      "side": "long",
      "quantity": 1.5,
      "entryPrice": 3000,
    },
  ],
}
`;

describe("the panel", () => {
  let workbench: Workbench;
  let frame: FrameLocator;
  let name: string;
  let count = 0;

  // One workbench, and a file of its own for each test.
  before(async () => {
    const files = Array.from({ length: 20 }, (_, place) => [`${place}.positions.json`, text] as const);
    workbench = await openWorkbench({ files: Object.fromEntries<string>(files) });
  });

  after(() => workbench?.close());

  beforeEach(async () => {
    name = `${count++}.positions.json`;
    await workbench.openFile(name);
    await openBeside();
    frame = workbench.panelFrame();
    await cell("Entry price of BTCUSDT").waitFor();
  });

  afterEach(() => {
    assert.deepEqual(
      workbench.problems.filter(({ kind }) => kind !== "console error"),
      [],
    );
  });

  const openBeside = () =>
    workbench.host(
      (vscode, file) =>
        vscode.commands.executeCommand(
          "vscode.openWith",
          vscode.Uri.file(file),
          "marginalia.positions",
          vscode.ViewColumn.Two,
        ),
      workbench.pathOf(name),
    );

  const cell = (label: string): Locator => frame.getByLabel(label, { exact: true });
  const row = (place: number): Locator => frame.locator(`tr[data-index="${place}"]`);
  const price = (place: number, mode: "isolated" | "cross") =>
    row(place)
      .locator("td.result.price")
      .nth(mode === "isolated" ? 0 : 1)
      .locator(".value");
  const focused = () => frame.locator(":focus").getAttribute("aria-label");

  const shows = (locator: Locator, expected: string | RegExp) =>
    eventually(async () => {
      const found = (await locator.textContent())?.trim() ?? "";
      if (typeof expected === "string") assert.equal(found, expected);
      else assert.match(found, expected);
    });
  const holds = (locator: Locator, expected: string) =>
    eventually(async () => assert.equal(await locator.inputValue(), expected));
  const textIs = (expected: string) =>
    eventually(async () => assert.equal(await workbench.documentText(name), expected));

  /** Replaces a part of the text in the text editor, as typing there does. */
  const typeInText = (from: string, to: string) =>
    workbench.host(
      async (vscode, { file, from, to }) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
        const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
        const start = document.getText().indexOf(from);
        await editor.edit((edit) =>
          edit.replace(
            new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
            to,
          ),
        );
      },
      { file: workbench.pathOf(name), from, to },
    );

  it("shows both modes for every position", async () => {
    await shows(price(0, "isolated"), "45,180.72");
    await shows(price(0, "cross"), "never");
    await shows(price(1, "isolated"), "needs leverage");
    assert.equal(await row(0).locator("td.price.in-force .value").textContent(), "45,180.72");
  });

  it("shows a draft's numbers before anything is written, and drops it", async () => {
    const margin = cell("Isolated margin of BTCUSDT");
    await margin.click();
    await workbench.page.keyboard.type("200");
    await shows(price(0, "isolated"), "40,160.64");
    assert.equal(await workbench.documentText(name), text);
    await workbench.page.keyboard.press("Escape");
    await shows(price(0, "isolated"), "45,180.72");
    await holds(margin, "100");
    assert.equal(await workbench.documentText(name), text);
    assert.equal(await focused(), "Isolated margin of BTCUSDT");
  });

  it("writes the smallest edit on Enter, and goes to the next row", async () => {
    await cell("Isolated margin of BTCUSDT").click();
    await workbench.page.keyboard.type("200");
    await workbench.page.keyboard.press("Enter");
    await textIs(text.replace('"isolatedMargin": "100"', '"isolatedMargin": "200"'));
    await shows(price(0, "isolated"), "40,160.64");
    assert.equal(await focused(), "Isolated margin of ETHUSDT");
    await workbench.page.keyboard.type("300");
    await workbench.page.keyboard.press("Enter");
    await textIs(
      text
        .replace('"isolatedMargin": "100"', '"isolatedMargin": "200"')
        .replace('"entryPrice": 3000,', '"entryPrice": 3000,\n      "isolatedMargin": 300,'),
    );
  });

  it("undoes and redoes from the panel and from the text, one step per value", async () => {
    await cell("Entry price of BTCUSDT").click();
    await workbench.page.keyboard.type("51000");
    await workbench.page.keyboard.press("Tab");
    const once = text.replace('"50000"', '"51000"');
    await textIs(once);
    await cell("Wallet in USDT").click();
    await workbench.page.keyboard.type("2500");
    await workbench.page.keyboard.press("Enter");
    const twice = once.replace('"2000"', '"2500"');
    await textIs(twice);

    await workbench.page.keyboard.press("Control+z");
    await textIs(once);
    await holds(cell("Wallet in USDT"), "2000");
    await workbench.page.keyboard.press("Control+z");
    await textIs(text);
    await holds(cell("Entry price of BTCUSDT"), "50000");
    await workbench.page.keyboard.press("Control+Shift+z");
    await textIs(once);

    await typeInText('"51000"', '"52000"');
    const other = text.replace('"50000"', '"52000"');
    await textIs(other);
    await holds(cell("Entry price of BTCUSDT"), "52000");
    await workbench.runCommand("undo");
    await textIs(once);
    await holds(cell("Entry price of BTCUSDT"), "51000");
    await workbench.runCommand("undo");
    await textIs(text);
    await holds(cell("Entry price of BTCUSDT"), "50000");
    await workbench.runCommand("redo");
    await textIs(once);
    await holds(cell("Entry price of BTCUSDT"), "51000");
  });

  it("keeps undo in the field while something is typed there", async () => {
    await cell("Entry price of BTCUSDT").click();
    await workbench.page.keyboard.type("51000");
    await workbench.page.keyboard.press("Enter");
    await textIs(text.replace('"50000"', '"51000"'));
    const leverage = cell("Leverage of BTCUSDT");
    await leverage.click();
    await workbench.page.keyboard.type("7");
    await workbench.page.keyboard.press("Control+z");
    await holds(leverage, "10");
    assert.equal(await workbench.documentText(name), text.replace('"50000"', '"51000"'));
    await workbench.page.keyboard.press("Control+z");
    await textIs(text);
  });

  it("follows what is typed in the text, and keeps what is being typed in the panel", async () => {
    const leverage = cell("Leverage of BTCUSDT");
    await leverage.click();
    await workbench.page.keyboard.type("12");
    await workbench.host(async (vscode, file) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(
        vscode.Uri.file(file),
        new vscode.Position(5, 16),
        '\n    { "symbol": "SOLUSDT", "side": "short", "quantity": "3", "entryPrice": "150" },',
      );
      await vscode.workspace.applyEdit(edit);
    }, workbench.pathOf(name));
    await holds(row(0).getByLabel("Symbol of SOLUSDT"), "SOLUSDT");
    await holds(leverage, "12");
    assert.equal(await focused(), "Leverage of BTCUSDT");
    await workbench.page.keyboard.press("Enter");
    await eventually(async () =>
      assert.match((await workbench.documentText(name))!, /"BTCUSDT".*"leverage": "12"/),
    );
  });

  it("keeps the last numbers while the text cannot be read", async () => {
    await typeInText('"quantity": "0.02",', '"quantity": ');
    await frame.getByText("The text cannot be read since line 8").waitFor();
    await shows(price(0, "isolated"), "45,180.72");
    assert.equal(await cell("Entry price of BTCUSDT").getAttribute("readonly"), "");
    await frame.getByRole("button", { name: "Delete BTCUSDT" }).click();
    await frame.locator(".strip.refusal").getByText("The text has a syntax error").waitFor();
    await typeInText('"quantity": ', '"quantity": "0.04",');
    await holds(cell("Size of BTCUSDT"), "0.04");
    await eventually(async () => assert.equal(await frame.getByText("The text cannot be read").count(), 0));
  });

  it("says why a value cannot be written, and does not write it", async () => {
    const entry = cell("Entry price of BTCUSDT");
    await entry.click();
    await workbench.page.keyboard.type("5x");
    await eventually(async () =>
      assert.match((await entry.getAttribute("aria-description")) ?? "", /"5x" is not a number/),
    );
    await workbench.page.keyboard.press("Enter");
    await wait(200);
    assert.equal(await workbench.documentText(name), text);
    assert.equal(await focused(), "Entry price of BTCUSDT");
    await workbench.page.keyboard.press("Escape");
    await holds(entry, "50000");
  });

  it("adds a position once it is complete", async () => {
    await frame.getByRole("button", { name: "Add position" }).click();
    await workbench.page.keyboard.type("SOLUSDT");
    await workbench.page.keyboard.press("Enter");
    await frame.locator(".strip.refusal").getByText("A position needs a size.").waitFor();
    assert.equal(await workbench.documentText(name), text);
    await cell("Size of the new position").fill("10");
    await cell("Entry price of the new position").fill("150");
    await shows(price(2, "isolated"), "needs leverage");
    assert.equal(await workbench.documentText(name), text);
    await workbench.page.keyboard.press("Enter");
    const added = `    {\n      "symbol": "SOLUSDT",\n      "side": "long",\n      "quantity": "10",\n      "entryPrice": "150"\n    },\n`;
    await eventually(async () => {
      const found = (await workbench.documentText(name))!;
      assert.equal(
        found
          .replace(/"quantity": "?10"?/, '"quantity": "10"')
          .replace(/"entryPrice": "?150"?/, '"entryPrice": "150"'),
        text.replace("    },\n  ],", `    },\n${added}  ],`),
      );
    });
    await cell("Symbol of SOLUSDT").waitFor();
    assert.equal(await row(3).count(), 0);
  });

  it("duplicates and deletes positions, each as one step", async () => {
    await frame.getByRole("button", { name: "Delete BTCUSDT" }).click();
    await eventually(async () =>
      assert.doesNotMatch((await workbench.documentText(name))!, /"BTCUSDT", "side"/),
    );
    assert.match((await workbench.documentText(name))!, /\/\/ The swing\./);
    await eventually(async () => assert.equal(await focused(), "Delete ETHUSDT"));
    await workbench.page.keyboard.press("Control+z");
    await textIs(text);
    await frame.getByRole("button", { name: "Duplicate BTCUSDT" }).click();
    await eventually(async () =>
      assert.equal((await workbench.documentText(name))!.match(/"BTCUSDT", "side"/g)?.length, 2),
    );
    await workbench.page.keyboard.press("Control+z");
    await textIs(text);
  });

  it("saves what is being typed", async () => {
    await cell("Entry price of BTCUSDT").click();
    await workbench.page.keyboard.type("51000");
    await workbench.page.keyboard.press("Control+s");
    await eventually(() =>
      Promise.resolve(assert.equal(workbench.readFile(name), text.replace('"50000"', '"51000"'))),
    );
  });

  // VS Code selects all a second time, some milliseconds after the field itself: what was typed meanwhile was replaced.
  it("loses no key that follows Select All at once", async () => {
    const entry = cell("Entry price of BTCUSDT");
    for (let turn = 1; turn <= 12; turn++) {
      await entry.focus();
      await workbench.page.keyboard.press("Control+a");
      for (const digit of `${40000 + turn}.125`) await workbench.page.keyboard.press(digit);
      await holds(entry, `${40000 + turn}.125`);
      await entry.press("Escape");
    }
  });

  // A browser's autofill reads, at every key, all fields of the form that is typed in; those of no form are one to it.
  it("has a form for the field in focus alone, which Enter does not send", async () => {
    const fieldsBeside = (name: string) =>
      cell(name).evaluate((field) => (field as HTMLInputElement).form?.elements.length);
    for (const name of ["Entry price of BTCUSDT", "Side of BTCUSDT", "Entry price of ETHUSDT"]) {
      await cell(name).focus();
      assert.equal(await fieldsBeside(name), 1, name);
    }
    assert.equal(await fieldsBeside("Entry price of BTCUSDT"), undefined);
    const page = await cell("Entry price of ETHUSDT").evaluateHandle((field) => field.ownerDocument);
    await cell("Entry price of ETHUSDT").press("Enter");
    await frame.getByRole("searchbox").first().press("Enter");
    assert.ok(await page.evaluate((document) => document.defaultView !== null), "the page is still the same");
    await textIs(text);
  });

  it("moves between the cells with the keyboard alone", async () => {
    await cell("Symbol of BTCUSDT").focus();
    await workbench.page.keyboard.press("ArrowDown");
    assert.equal(await focused(), "Symbol of ETHUSDT");
    await workbench.page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Side of ETHUSDT");
    await workbench.page.keyboard.press("ArrowUp");
    assert.equal(await focused(), "Side of BTCUSDT");
    await workbench.page.keyboard.press("Tab");
    assert.equal(await focused(), "Margin mode of BTCUSDT");
    await workbench.page.keyboard.press("c");
    await textIs(text.replace('"isolated"', '"cross"'));
    assert.equal(await focused(), "Margin mode of BTCUSDT");
  });

  it("keeps what is being typed when it is hidden and shown again", async () => {
    await workbench.host((vscode) =>
      vscode.commands.executeCommand("workbench.action.closeEditorsInOtherGroups"),
    );
    await frame.getByRole("button", { name: "Add position" }).click();
    await workbench.page.keyboard.type("SOLUSDT");
    await workbench.openFile(".vscode/settings.json");
    await eventually(async () =>
      assert.equal(await workbench.page.locator("iframe.webview.ready").count(), 0),
    );
    await workbench.openFile(name, "marginalia.positions");
    await holds(cell("Symbol of the new position"), "SOLUSDT");
  });
});
