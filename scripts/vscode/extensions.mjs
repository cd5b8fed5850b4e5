import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { runBehindProgress } from "../processes.mjs";
import { removeTemporary, temporaryFolder } from "../temporary.mjs";
import { fetchVSCode } from "./fetch.mjs";
import { commonOptions } from "./server-options.mjs";

/**
 * Puts an extension, by a link to its folder, among the installed ones of a VS Code that was never started.
 * @param {string} extension
 * @param {string} extensions the folder of installed extensions
 */
export function linkExtension(extension, extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(extension, "package.json"), "utf8"));
  mkdirSync(extensions, { recursive: true });
  symlinkSync(extension, path.join(extensions, `${publisher}.${name}-${version}`), "dir");
}

/**
 * Installs a packaged extension as a user does.
 * @param {string} file the .vsix
 * @param {string} extensions the folder of installed extensions
 * @param {import("./versions.mjs").VersionName} [version]
 */
export async function installExtension(file, extensions, version = "newest") {
  const { node, server } = await fetchVSCode(version);
  const data = temporaryFolder("vscode");
  const options = [...commonOptions(data, extensions), "--install-extension", file];
  await runBehindProgress("Installing the package", node, [server, ...options], { timeout: 2 * 60_000 });
  removeTemporary(data);
}
