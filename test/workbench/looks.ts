/** What every view of the panel is looked at for: the themes, and what axe finds. */
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import type { Workbench } from "./harness";

export const themes = {
  dark: "Visual Studio Dark",
  light: "Visual Studio Light",
  "hc-dark": "Default High Contrast",
  "hc-light": "Default High Contrast Light",
} as const;

/** Changes the theme, and waits until the panel has it. */
export async function useTheme(workbench: Workbench, label: string): Promise<void> {
  await workbench.host(
    (vscode, theme) => vscode.workspace.getConfiguration("workbench").update("colorTheme", theme, false),
    label,
  );
  await workbench.panelFrame().locator(`body[data-vscode-theme-id="${label}"]`).waitFor();
  await painted(workbench.panelFrame());
}

/** What is in the page is on the screen two frames later. */
export async function painted(frame: FrameLocator): Promise<void> {
  await frame
    .locator("main")
    .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Neither axe nor the content security policy has anything to say of the panel. */
export async function assertAccessible(workbench: Workbench): Promise<void> {
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
  assert.deepEqual(
    workbench.problems.filter(({ kind }) => kind !== "console error"),
    [],
  );
}
