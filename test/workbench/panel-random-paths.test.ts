import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { FrameLocator } from "playwright-core";
import { marginalia } from "../unit/cli/marginalia";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { assertAccessible, themes, useTheme } from "./looks";
import { screenshotPath } from "./screenshots";
import { root } from "./scripts";

const example = path.join(root, "examples", "crash.positions.json");
const book = readFileSync(example, "utf8");

describe("random paths in the panel", () => {
  let workbench: Workbench;
  let frame: FrameLocator;

  before(async function () {
    this.timeout(120_000);
    workbench = await openWorkbench({
      files: { "book.positions.json": book, "other.positions.json": "" },
      viewport: { width: 1360, height: 1900 },
    });
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await workbench.runCommand("workbench.action.closeSidebar");
    await workbench.openFile("book.positions.json", "marginalia.positions");
    frame = workbench.panelFrame();
    await frame.locator("#tab-scenarios").click();
  });

  after(() => workbench?.close());

  const field = (name: string) => frame.locator(`input[data-random=${name}]`);
  const status = () => frame.locator(".run-status");
  const runButton = () => frame.locator("#random-run");
  const cells = (place: number) =>
    frame.locator(".random .outcomes").nth(place).locator("tbody tr").first().locator("td").allInnerTexts();

  async function type(name: string, text: string): Promise<void> {
    await field(name).fill(text);
    await field(name).press("Enter");
  }

  async function replaced(from: string, to: string): Promise<void> {
    await workbench.host(
      async (vscode, { file, from, to }) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
        const at = document.getText().indexOf(from);
        const edit = new vscode.WorkspaceEdit();
        edit.replace(
          document.uri,
          new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)),
          to,
        );
        await vscode.workspace.applyEdit(edit);
      },
      { file: workbench.pathOf("book.positions.json"), from, to },
    );
  }

  it("are chosen, asked for and walked by keys alone", async () => {
    await frame.locator("input[data-part=scenario]").focus();
    await workbench.page.keyboard.press("ArrowDown");
    await field("paths").waitFor();
    assert.equal(await field("paths").getAttribute("placeholder"), "10000");
    await field("paths").focus();
    await workbench.page.keyboard.type("400");
    await workbench.page.keyboard.press("Tab");
    await workbench.page.keyboard.type("7");
    await workbench.page.keyboard.press("Enter");
    await runButton().focus();
    await workbench.page.keyboard.press("Enter");
    await frame.getByText("Done: 400 paths.", { exact: true }).waitFor();
    await frame.locator("[role=status]", { hasText: "Done: 400 paths. as written:" }).waitFor();
    assert.equal(
      await frame.locator("main").evaluate(() => document.activeElement?.id),
      "random-run",
      "the focus stays where it was",
    );
  });

  it("give the numbers of the command line to the digit shown", async () => {
    const options = ["simulate", example, "--paths", "400", "--seed", "7", "--format", "markdown"];
    const { output } = await marginalia(options);
    const [modes, losses] = output
      .split("\n")
      .filter((line) => line.startsWith("| as written"))
      .map((line) => line.split("|").slice(2, -1));
    const trimmed = (texts: readonly string[] = []) => texts.map((text) => text.replaceAll("\\", "").trim());
    assert.deepEqual(trimmed(await cells(0)), trimmed(modes));
    assert.deepEqual(trimmed(await cells(1)), trimmed(losses));
  });

  it("are drawn as they are told, and read by keys", async () => {
    const picture = frame.locator("svg[data-picture=random-losses]");
    assert.equal(await picture.locator(".curve").count(), 6);
    const range = frame.getByRole("slider", { name: "Share of the paths" });
    await range.focus();
    await range.press("End");
    assert.match(
      (await range.getAttribute("aria-valuetext"))!,
      /^99\.9 % of the paths lose no more than: as/,
    );
    await range.press("Home");
    assert.match((await range.getAttribute("aria-valuetext"))!, /^1 % of the paths/);
    await frame.getByRole("button", { name: /^Copy as SVG: How losses are distributed/ }).click();
    await eventually(async () => {
      const text = await workbench.host((vscode) => Promise.resolve(vscode.env.clipboard.readText()));
      assert.match(text, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg /);
      assert.match(text, /<title[^>]*>How losses are distributed, in USDT<\/title>/);
      assert.doesNotMatch(text, /var\(|class=/);
    });
  });

  for (const [theme, label] of Object.entries(themes)) {
    it(`are accessible and break no policy in ${label}`, async () => {
      await useTheme(workbench, label);
      await workbench.screenshot(screenshotPath(`random-paths-${theme}.png`));
      await assertAccessible(workbench);
    });
  }

  it("tell how far they are, with figures of what is there, until they are cancelled", async () => {
    await type("paths", "1000000");
    await frame.locator(".note-text", { hasText: "The fields have changed since" }).waitFor();
    await runButton().click();
    const progress = frame.getByRole("progressbar", { name: "Random paths" });
    await progress.waitFor();
    await eventually(async () => {
      assert.match(await status().innerText(), /^[\d,]+ of 1,000,000 paths$/);
      const told = await frame.locator(".random .headline").innerText();
      assert.match(told, /^[\d,]+ random paths over 7 days in 168 steps, seed 7$/);
      assert.ok(Number(told.split(" ")[0]!.replaceAll(",", "")) > 400, told);
    });
    await eventually(async () => assert.ok(Number(await progress.getAttribute("value")) >= 1), 60_000);
    await workbench.screenshot(screenshotPath("random-paths-running.png"));
    // What is typed meanwhile stays, whatever is drawn.
    await field("days").focus();
    await workbench.page.keyboard.type("1", { delay: 200 });
    await workbench.page.keyboard.type("4", { delay: 200 });
    assert.equal(await field("days").inputValue(), "14");
    await workbench.page.keyboard.press("Backspace");
    await workbench.page.keyboard.press("Backspace");
    await frame.locator("#random-stop").focus();
    await workbench.page.keyboard.press("Enter");
    await frame.locator(".run-status", { hasText: /^Stopped after [\d,]+ of 1,000,000 paths\.$/ }).waitFor({
      timeout: 2000,
    });
    assert.equal(await progress.count(), 0);
    await frame.locator("[role=status]", { hasText: "Stopped after" }).waitFor();
    assert.equal(await frame.locator("main").evaluate(() => document.activeElement?.id), "random-stop");
    const stopped = await status().innerText();
    await workbench.page.waitForTimeout(500);
    assert.equal(await status().innerText(), stopped);
  });

  it("say what is wrong with a field, and walk nothing", async () => {
    await type("correlation", "2");
    await frame.locator(".problem-text", { hasText: "The correlation is a number from -1 to 1" }).waitFor();
    await runButton().click();
    await workbench.page.waitForTimeout(300);
    assert.equal(await frame.getByRole("progressbar", { name: "Random paths" }).count(), 0);
    await type("correlation", "");
    await type("paths", "400");
    await eventually(async () => assert.equal(await frame.locator(".problem-text").count(), 0));
  });

  it("are of the text that they were started with", async () => {
    await runButton().click();
    await frame.getByText("Done: 400 paths.", { exact: true }).waitFor();
    const before = await cells(1);
    await replaced('"1200"', '"2400"');
    await frame.locator(".note-text", { hasText: "The text has changed since" }).waitFor();
    assert.deepEqual(await cells(1), before);
    await workbench.screenshot(screenshotPath("random-paths-stale.png"));
    await runButton().click();
    await eventually(async () => {
      assert.equal(await frame.locator(".note-text", { hasText: "has changed since" }).count(), 0);
      assert.equal(await status().innerText(), "Done: 400 paths.");
      assert.notDeepEqual(await cells(1), before);
    });
  });

  it("end with the panel that is left, and are there when it is back", async () => {
    await type("paths", "1000000");
    await runButton().click();
    await eventually(async () =>
      assert.match(await status().innerText(), /^[1-9][\d,]+ of 1,000,000 paths$/),
    );
    await workbench.openFile("other.positions.json", "marginalia.positions");
    await workbench.openFile("book.positions.json", "marginalia.positions");
    await frame.locator(".run-status", { hasText: /^Stopped after / }).waitFor();
    assert.equal(await field("paths").inputValue(), "1000000");
    assert.equal(await field("seed").inputValue(), "7");
    assert.equal(await frame.locator("input[data-part=random]").isChecked(), true);
    assert.match(await frame.locator(".random .headline").innerText(), /seed 7$/);
    await frame.locator("#tab-positions").click();
    await frame.locator("#tab-scenarios").click();
    await frame.locator(".run-status", { hasText: /^Stopped after / }).waitFor();
  });

  it("fit into a narrow panel", async () => {
    await workbench.page.setViewportSize({ width: 460, height: 2600 });
    await workbench.page.waitForTimeout(1000);
    const overflow = await frame
      .locator("main")
      .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    await workbench.screenshot(screenshotPath("random-paths-narrow.png"));
  });
});
