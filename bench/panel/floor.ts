/** What VS Code itself takes: a message to the extension host and back, and an edit that changes nothing. */
import type { Workbench } from "../../test/workbench/harness";

/** A page that sends a message and waits for its echo and the next frame, as often as it is asked to. */
const PAGE = `<!DOCTYPE html><body data-echo>Echo<script>
  const api = acquireVsCodeApi();
  globalThis.echo = () => new Promise((resolve) => {
    const began = performance.now();
    addEventListener("message", () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      port2.postMessage(null);
    }), { once: true });
    api.postMessage(null);
  });
</script></body>`;

export async function echoTimes(workbench: Workbench, count: number): Promise<number[]> {
  await workbench.host((vscode, html) => {
    const panel = vscode.window.createWebviewPanel("echo", "Echo", vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    panel.webview.onDidReceiveMessage(() => panel.webview.postMessage(null));
    panel.webview.html = html;
  }, PAGE);
  const body = workbench.panelFrame().locator("body[data-echo]");
  await body.waitFor({ state: "attached" });
  const times = await body.evaluate(async (_body, count) => {
    const { echo } = globalThis as unknown as { echo: () => Promise<number> };
    const times: number[] = [];
    for (let index = -10; index < count; index++) {
      const time = await echo();
      if (index >= 0) times.push(time);
    }
    return times;
  }, count);
  await workbench.runCommand("workbench.action.closeActiveEditor");
  return times;
}

export function emptyEditTimes(workbench: Workbench, name: string, count: number): Promise<number[]> {
  return workbench.host(
    async (vscode, { file, count }) => {
      const times: number[] = [];
      for (let index = 0; index < count; index++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(vscode.Uri.file(file), new vscode.Position(0, 0), "");
        const began = performance.now();
        await vscode.workspace.applyEdit(edit);
        times.push(performance.now() - began);
      }
      return times;
    },
    { file: workbench.pathOf(name), count },
  );
}
