import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openWorkbench, type Workbench } from "../workbench/harness";
import { installPackage } from "../workbench/installed";
import { loadScript, root } from "../workbench/scripts";

const wanted = [
  /^\.vsixmanifest$/,
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(readme|changelog)\.md$/i,
  /^license(\.txt|\.md)?$/i,
  /^dist\/(web\/)?[\w-]+\.(js|css)$/,
  /^docs\//,
  /^examples\/first-look\.positions\.json$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^media\//,
  /^schemas\//,
];

describe("the package", () => {
  let extensions: string;

  before(async () => {
    const home = (await loadScript("temporary.mjs")).temporaryFolder("package");
    const file = path.join(home, "marginalia.vsix");
    execFileSync(process.execPath, ["scripts/package.mjs", "--out", file], { cwd: root, stdio: "pipe" });
    extensions = await installPackage(file, path.join(home, "extensions"));
  });

  it("holds only what an installation needs", () => {
    const files = installedFiles(extensions);
    assert.ok(files.includes("dist/extension.js"));
    assert.deepEqual(
      files.filter((file) => !wanted.some((pattern) => pattern.test(file))),
      [],
    );
  });

  describe("installed", () => {
    let workbench: Workbench;

    before(async () => {
      const text = '{\n  "positions": []\n}\n';
      const files = { "book.positions.json": text };
      workbench = await openWorkbench({ installed: extensions, files, open: "book.positions.json" });
    });

    after(() => workbench?.close());

    it("is found where it was installed, and becomes active by itself", async () => {
      const state = () =>
        workbench.host((vscode) => {
          const extension = vscode.extensions.getExtension("marginalia.marginalia");
          return { active: extension?.isActive, folder: extension?.extensionPath };
        });
      assert.equal(path.dirname((await state()).folder ?? ""), extensions);
      while (!(await state()).active) await wait(200);
    });

    it("reads a position file as JSON with comments", async () => {
      const language = await workbench.host((vscode) => vscode.window.activeTextEditor?.document.languageId);
      assert.equal(language, "jsonc");
    });

    it("offers its commands in the palette", () => workbench.pickCommand("Marginalia: Show Both Modes"));
  });
});

/** The files of the installed extension, relative to its folder, with forward slashes. */
function installedFiles(extensions: string): string[] {
  const folder = readdirSync(extensions).find((name) => name.startsWith("marginalia.marginalia-"));
  assert.ok(folder, "The extension was not installed.");
  const base = path.join(extensions, folder);
  return readdirSync(base, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(path.join(base, file)).isFile())
    .map((file) => file.split(path.sep).join("/"));
}
