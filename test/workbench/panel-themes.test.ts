import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { openWorkbench, type Workbench } from "./harness";
import { root } from "./scripts";

const themes = {
  dark: "Visual Studio Dark",
  light: "Visual Studio Light",
  "hc-dark": "Default High Contrast",
  "hc-light": "Default High Contrast Light",
} as const;

const examples = ["hybrid", "about-to-be-liquidated"] as const;

/** Pictures of the panel, to be looked at. */
const pictures = path.join(root, "out", "screenshots");

describe("the panel's looks", () => {
  for (const [theme, label] of Object.entries(themes)) {
    it(`are accessible and break no policy in ${label}`, async function () {
      this.timeout(120_000);
      const files = examples.map((example) => [`${example}.positions.json`, exampleText(example)] as const);
      const workbench = await openWorkbench({
        files: Object.fromEntries<string>(files),
        settings: { "workbench.colorTheme": label },
      });
      try {
        await workbench.runCommand("workbench.action.closeSidebar");
        for (const example of examples) {
          await workbench.openFile(`${example}.positions.json`, "marginalia.positions");
          await inspect(workbench, `panel-${example}-${theme}.png`);
        }
        const violations = workbench.problems.filter(({ kind }) => kind !== "console error");
        assert.deepEqual(violations, []);
      } finally {
        await workbench.close();
      }
    });
  }

  async function inspect(workbench: Workbench, picture: string): Promise<void> {
    await workbench.panelFrame().locator("tbody tr[data-row]").first().waitFor();
    await workbench.panelFrame().locator("tbody tr[data-row] input").nth(1).focus();
    mkdirSync(pictures, { recursive: true });
    await workbench.screenshot(path.join(pictures, picture));
    const { violations } = await new AxeBuilder({ page: workbench.page })
      .include(["iframe.webview.ready", "#active-frame", "main"])
      .analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
      })),
      [],
    );
  }
});

function exampleText(name: string): string {
  return readFileSync(path.join(root, "examples", `${name}.positions.json`), "utf8");
}
