import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe("activation", () => {
  const extension = () => vscode.extensions.getExtension("marginalia.marginalia");

  it("the extension is there", () => {
    assert.ok(extension());
  });

  it("every command of the manifest is registered", async () => {
    await extension()?.activate();
    const { contributes } = extension()?.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands
      .map(({ command }) => command)
      .filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
