import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe("activation", () => {
  const extension = () => vscode.extensions.getExtension<unknown>("marginalia.marginalia");
  const manifest = () => extension()?.packageJSON as Manifest;

  it("the extension is there", () => {
    assert.ok(extension());
  });

  it("activates", async function () {
    const isActive = extension()!.isActive;
    const started = performance.now();
    await extension()!.activate();
    // Said beside the test, for the record; never asserted.
    if (!isActive) this.test!.title += ` in ${(performance.now() - started).toFixed(1)} ms, loading included`;
  });

  it("the oldest VS Code of the tests is the one that the manifest promises", function () {
    if (process.env["MARGINALIA_VSCODE"] !== "minimum") this.skip();
    const [major, minor] = vscode.version.split(".");
    assert.equal(manifest().engines.vscode, `^${major}.${minor}.0`);
  });

  it("every command of the manifest is registered", async () => {
    await extension()?.activate();
    const { contributes } = manifest();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands
      .map(({ command }) => command)
      .filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
