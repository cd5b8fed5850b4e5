import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { assertAccessible, painted, themes, useTheme } from "./looks";
import { screenshotPath } from "./screenshots";
import { root } from "./scripts";

/** A book with something of everything, and one at its end. */
const examples = ["hybrid", "about-to-be-liquidated"] as const;

/** Wide enough for two columns of pictures, and so high that all of them are on the screenshot. */
const [usual, high, narrow] = [
  { width: 1280, height: 800 },
  { width: 1360, height: 2300 },
  { width: 460, height: 900 },
];

for (const [theme, label] of Object.entries(themes)) {
  describe(`the panel in ${label}`, () => {
    let workbench: Workbench;

    before(async () => {
      const files = examples.map((name) => [`${name}.positions.json`, textOf(name)] as const);
      workbench = await openOnce(Object.fromEntries<string>(files));
      await workbench.openFile("hybrid.positions.json", "marginalia.positions");
      await useTheme(workbench, label);
    });

    beforeEach(() => workbench.page.setViewportSize(usual));

    const open = async (name: string, tab: string) => {
      await workbench.openFile(`${name}.positions.json`, "marginalia.positions");
      const frame = workbench.panelFrame();
      await frame.getByRole("tab", { name: tab }).click();
      return frame;
    };

    for (const name of examples) {
      it(`shows the table of ${name}`, async () => {
        const frame = await open(name, "Positions");
        await frame.locator("tbody tr[data-row] input").nth(1).focus();
        await workbench.screenshot(screenshotPath(`panel-${name}-${theme}.png`));
        await assertAccessible(workbench);
      });
    }

    it("shows what if, wide and narrow", async () => {
      const frame = await open("hybrid", "What if");
      const field = (name: string) => frame.getByLabel(name, { exact: true });
      await field("Position").selectOption({ label: "4 WIFUSDT long" });
      await field("Mark of WIFUSDT").fill("1.7");
      await field("Leverage").fill("8");
      await field("Cash into the wallet").fill("-400");
      await frame.locator(".struck").waitFor();
      await frame.locator("ol.changes li").nth(2).waitFor();
      await workbench.screenshot(screenshotPath(`what-if-${theme}.png`));
      await assertAccessible(workbench);
      await workbench.page.setViewportSize(narrow);
      await eventually(async () => {
        const overflow = await frame
          .locator(".what-if-page")
          .evaluate((element) => element.scrollWidth - element.clientWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
      });
      await workbench.screenshot(screenshotPath(`what-if-narrow-${theme}.png`));
    });

    it("shows pictures", async () => {
      await workbench.page.setViewportSize(high);
      const frame = await open("hybrid", "Pictures");
      await frame.locator("svg.chart").nth(4).waitFor();
      await painted(frame);
      await workbench.screenshot(screenshotPath(`pictures-${theme}.png`));
      await assertAccessible(workbench);
    });

    it("shows the comparison", async () => {
      await workbench.page.setViewportSize(high);
      const frame = await open("hybrid", "Comparison");
      await frame.locator(".compared").first().waitFor();
      await painted(frame);
      await workbench.screenshot(screenshotPath(`comparison-${theme}.png`));
      await assertAccessible(workbench);
    });
  });
}

/** One workbench for all themes: each start takes as long as all that is done in one of them. */
let opened: Promise<Workbench> | undefined;

function openOnce(files: Readonly<Record<string, string>>): Promise<Workbench> {
  return (opened ??= openWorkbench({ files }).then(async (workbench) => {
    await workbench.runCommand("workbench.action.closeSidebar");
    return workbench;
  }));
}

after("close the workbench of the looks", async () => (await opened)?.close());

function textOf(name: string): string {
  return readFileSync(path.join(root, "examples", `${name}.positions.json`), "utf8");
}
