/** What a key in a field takes where there is nothing to work out and next to nothing to paint. */
import type { Workbench } from "../../test/workbench/harness";

/** A page with one field: each key is told to the host, and its echo written beside the field. */
const PAGE = `<!DOCTYPE html><body data-key-echo><input aria-label="Echo"><output></output><script>
  const api = acquireVsCodeApi();
  const [input, output] = [document.querySelector("input"), document.querySelector("output")];
  let began = 0;
  let done = () => undefined;
  globalThis.watchKey = () => new Promise((resolve) => (done = resolve));
  addEventListener("keydown", () => (began = performance.now()), { capture: true });
  input.addEventListener("input", () => api.postMessage(input.value));
  addEventListener("message", ({ data }) => {
    output.textContent = data;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - began);
      port2.postMessage(null);
    });
  });
</script></body>`;

/** Milliseconds from a key until its echo is painted: one for each key. */
export async function keyEchoTimes(workbench: Workbench, count: number): Promise<number[]> {
  await workbench.host((vscode, html) => {
    const panel = vscode.window.createWebviewPanel("echo", "Echo", vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    panel.webview.onDidReceiveMessage((text) => panel.webview.postMessage(text));
    panel.webview.html = html;
  }, PAGE);
  const frame = workbench.panelFrame();
  await frame.locator("body[data-key-echo]").waitFor({ state: "attached" });
  const input = frame.locator("input");
  await input.click();
  const times: number[] = [];
  for (let key = -10; key < count; key++) {
    if (key % 2 === 0) await input.evaluate((field) => (field as HTMLInputElement).select());
    const painted = await frame.locator("body").evaluateHandle(() => {
      const { watchKey } = globalThis as unknown as { watchKey: () => Promise<number> };
      return { time: watchKey() };
    });
    await input.press(String(1 + (Math.abs(key) % 9)));
    const time = await painted.evaluate(({ time }) => time);
    if (key >= 0) times.push(time);
  }
  await workbench.runCommand("workbench.action.closeActiveEditor");
  return times;
}
