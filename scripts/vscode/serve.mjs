import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { end, start } from "../processes.mjs";
import { address } from "./address.mjs";
import { fetchVSCode } from "./fetch.mjs";

/**
 * @typedef {object} ServedVSCode
 * @property {string} vscode its version
 * @property {(opening: import("./address.mjs").Opening) => string} address of a page that opens a workspace
 * @property {() => string} output what the server has printed so far
 * @property {() => Promise<void>} stop ends the server and removes its data
 * @property {Promise<void>} stopped settles when the server has ended
 */

/**
 * Starts a served VS Code with fresh user data, and waits until it answers.
 * @param {object} [options]
 * @param {import("./versions.mjs").VersionName} [options.version]
 * @param {string} [options.extensions] the folder of installed extensions; a new one without it
 * @param {readonly string[]} [options.helpers] folders of small extensions to have in a new one
 * @param {Readonly<Record<string, unknown>>} [options.settings] settings of the user
 * @param {NodeJS.ProcessEnv} [options.env] what to add to the environment, of the extension host too
 * @returns {Promise<ServedVSCode>}
 */
export async function serve({ version = "newest", extensions, helpers = [], settings = {}, env = {} } = {}) {
  const { vscode, node, server } = await fetchVSCode(version);
  const data = mkdtempSync(path.join(tmpdir(), "marginalia-vscode-"));
  writeUserSettings(data, settings);
  const installed = extensions ?? path.join(data, "extensions");
  for (const helper of helpers) putExtension(helper, installed);
  const child = start(node, [server, ...serverOptions(data, installed)], {
    env: { ...process.env, EXTENSIONS_GALLERY: "{}", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const removeData = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", removeData);

  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const stopped = new Promise((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    await end(child);
    process.off("exit", removeData);
    removeData();
  };
  const port = await listeningPort(child, () => output).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    vscode,
    address: (opening) =>
      address(`http://127.0.0.1:${port}`, { ...opening, extension: linked(opening.extension, data) }),
    output: () => output,
    stop,
    stopped,
  };
}

/**
 * A link to the extension under development, away from the served VS Code: themes below the folder of such an
 * extension count as its own, and take the place of the theme in the settings.
 */
function linked(extension, data) {
  if (extension === undefined) return undefined;
  const link = path.join(data, "under-development");
  if (!existsSync(link)) symlinkSync(extension, link, "dir");
  return link;
}

/**
 * Puts an extension into a folder of installed extensions that no VS Code has used yet.
 * @param {string} extension
 * @param {string} extensions
 */
export function putExtension(extension, extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(extension, "package.json"), "utf8"));
  cpSync(extension, path.join(extensions, `${publisher}.${name}-${version}`), { recursive: true });
}

/**
 * Installs a packaged extension as a user does.
 * @param {string} file the .vsix
 * @param {string} extensions the folder to install into
 * @param {import("./versions.mjs").VersionName} [version]
 * @returns {Promise<string>} what the installation printed
 */
export async function installExtension(file, extensions, version = "newest") {
  const { node, server } = await fetchVSCode(version);
  const data = mkdtempSync(path.join(tmpdir(), "marginalia-vscode-"));
  const options = [...commonOptions(data, extensions), "--install-extension", file];
  const child = start(node, [server, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  rmSync(data, { recursive: true, force: true });
  if (code !== 0) throw new Failure(`VS Code refused to install ${file}:\n${output}`);
  return output;
}

/** The smoke-test driver makes a built VS Code accept an extension under development from the page's address. */
function serverOptions(data, extensions) {
  return [
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
    ...["--disable-workspace-trust", "--enable-smoke-test-driver"],
    ...commonOptions(data, extensions),
  ];
}

function commonOptions(data, extensions) {
  const accept = ["--accept-server-license-terms", "--disable-telemetry"];
  return [...accept, "--user-data-dir", data, "--extensions-dir", extensions];
}

function writeUserSettings(data, settings) {
  for (const folder of ["Machine", "User"]) {
    mkdirSync(path.join(data, folder), { recursive: true });
    writeFileSync(path.join(data, folder, "settings.json"), JSON.stringify(settings, undefined, 2));
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {() => string} output
 * @returns {Promise<string>}
 */
function listeningPort(child, output) {
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Failure(`The served VS Code ${reason}:\n${output().trim()}`));
    const overtime = setTimeout(() => fail("did not start within 60 s"), 60_000);
    child.once("close", () => (clearTimeout(overtime), fail("ended before it was ready")));
    child.stdout.on("data", () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port) (clearTimeout(overtime), resolve(port));
    });
  });
}
