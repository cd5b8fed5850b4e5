import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { FrameLocator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { root } from "./scripts";

const pictures = [
  "price-ladder",
  "nearest-positions",
  "equity-over-a-shock",
  "frontier",
  "three-arrangements",
] as const;

/** A core in cross and two isolated positions; the numbers of the first are worked out by hand in the unit tests. */
const book = readFileSync(path.join(root, "examples", "hybrid.positions.json"), "utf8");

async function show(workbench: Workbench, tab: "pictures" | "comparison"): Promise<FrameLocator> {
  const frame = workbench.panelFrame();
  await frame.locator(`#tab-${tab}`).click();
  await frame
    .locator(tab === "pictures" ? "svg.chart" : ".compared")
    .first()
    .waitFor();
  return frame;
}

describe("the panel's pictures and comparison", () => {
  let workbench: Workbench;
  let frame: FrameLocator;

  before(async function () {
    this.timeout(120_000);
    workbench = await openWorkbench({
      files: { "book.positions.json": book, "empty.positions.json": "" },
      viewport: { width: 900, height: 2600 },
    });
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await workbench.openFile("book.positions.json", "marginalia.positions");
    frame = await show(workbench, "pictures");
  });

  after(() => workbench?.close());

  it("every picture has a title, a description and the same numbers as text", async () => {
    for (const id of pictures) {
      const picture = frame.locator(`svg[data-picture=${id}]`);
      assert.notEqual(await picture.locator("title").textContent(), "", id);
      assert.notEqual(await picture.locator("desc").textContent(), "", id);
      const section = frame.locator("section.picture", { has: picture });
      await section.locator("summary").click();
      assert.ok((await section.locator("table.figures tbody tr").count()) > 0, id);
    }
    const ladder = frame.locator("section.picture", {
      has: frame.locator("svg[data-picture=price-ladder]"),
    });
    const drawn = await ladder.locator("svg .level text").allTextContents();
    const written = await ladder.locator("tbody tr :is(th, td)").allTextContents();
    assert.deepEqual(drawn.map((text) => text.trim()).sort(), written.map((text) => text.trim()).sort());
    assert.ok(drawn.includes("1.7777778"), "the isolated liquidation of the nearest position");
  });

  it("is read by keys: each step says where it is", async () => {
    const section = frame.locator("section.picture", {
      has: frame.locator("svg[data-picture=equity-over-a-shock]"),
    });
    const slider = section.locator("input[type=range]");
    await slider.focus();
    const atMarks = await section.locator("output").textContent();
    assert.match(atMarks!, /^0 %: equity/);
    await slider.press("ArrowLeft");
    await eventually(async () => {
      const text = await section.locator("output").textContent();
      assert.match(text!, /^−[\d.]+ %: equity/);
      assert.equal(await slider.getAttribute("aria-valuetext"), text);
    });
    assert.equal(await section.locator("svg .cursor").count(), 1);
  });

  it("goes to another position, pool or pair of symbols when one is chosen", async () => {
    const section = frame.locator("section.picture").first();
    await section.locator("select").selectOption({ label: "1. BTCUSDT long" });
    await eventually(async () => assert.match((await section.locator("h2").textContent())!, /BTCUSDT long/));
  });

  it("leaves as an SVG that stands on its own", async () => {
    for (const id of pictures) {
      const section = frame.locator("section.picture", { has: frame.locator(`svg[data-picture=${id}]`) });
      await section.locator("vscode-button", { hasText: "Copy as SVG" }).click();
      let text = "";
      await eventually(async () => {
        text = await workbench.host((vscode) => Promise.resolve(vscode.env.clipboard.readText()));
        assert.ok(text.includes(`${id}-title`), id);
      });
      assert.ok(
        !/var\(|class=|data-passing|<!--|<foreignObject/.test(text),
        `${id} needs nothing of the page`,
      );
      const parsed = await workbench.page.evaluate((svg) => {
        const file = new DOMParser().parseFromString(svg, "image/svg+xml");
        return {
          root: file.documentElement.namespaceURI,
          errors: file.querySelectorAll("parsererror").length,
          shapes: file.querySelectorAll("path, rect, circle").length,
        };
      }, text);
      assert.deepEqual([parsed.root, parsed.errors], ["http://www.w3.org/2000/svg", 0]);
      assert.ok(parsed.shapes > 5, id);
    }
  });

  it("says what to do where there is nothing to draw", async () => {
    await workbench.openFile("empty.positions.json", "marginalia.positions");
    await frame.locator("#tab-pictures").click();
    await frame.locator(".missing", { hasText: "There are no positions yet" }).waitFor();
  });
});
