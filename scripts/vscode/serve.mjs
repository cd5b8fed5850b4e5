import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { end, start } from "../processes.mjs";
import { removeTemporary, temporaryFolder } from "../temporary.mjs";
import { address } from "./address.mjs";
import { linkExtension } from "./extensions.mjs";
import { fetchVSCode } from "./fetch.mjs";
import { commonOptions } from "./server-options.mjs";

/**
 * @typedef {object} ServedVSCode
 * @property {string} vscode its version
 * @property {string} origin where it is served
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
 * @param {readonly string[]} [options.linked] folders of extensions to have in a new one
 * @param {Readonly<Record<string, unknown>>} [options.settings] settings of the user
 * @param {boolean} [options.trusting] whether every workspace is trusted; else each opens in restricted mode
 * @param {NodeJS.ProcessEnv} [options.env] what to add to the environment, of the extension host too
 * @returns {Promise<ServedVSCode>}
 */
export async function serve(options = {}) {
  const { version = "newest", extensions, linked = [], settings = {}, trusting = true, env = {} } = options;
  const { vscode, node, server } = await fetchVSCode(version);
  const data = temporaryFolder("vscode");
  writeUserSettings(data, settings);
  const installed = extensions ?? path.join(data, "extensions");
  for (const extension of linked) linkExtension(extension, installed);
  const child = start(node, [server, ...serverOptions(data, installed, trusting)], {
    env: { ...process.env, EXTENSIONS_GALLERY: "{}", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const stopped = new Promise((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    await end(child);
    removeTemporary(data);
  };
  const port = await listeningPort(child, () => output).catch(async (error) => {
    await stop();
    throw error;
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    vscode,
    origin,
    address: (opening) => address(origin, { ...opening, extension: linkAside(opening.extension, data) }),
    output: () => output,
    stop,
    stopped,
  };
}

/**
 * A link to the extension under development, away from the served VS Code: themes below the folder of such an
 * extension count as its own, and take the place of the theme in the settings.
 */
function linkAside(extension, data) {
  if (extension === undefined) return undefined;
  const link = path.join(data, "under-development");
  if (!existsSync(link)) symlinkSync(extension, link, "dir");
  return link;
}

/** The smoke-test driver makes a built VS Code accept an extension under development from the page's address. */
function serverOptions(data, extensions, trusting) {
  return [
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
    ...(trusting ? ["--disable-workspace-trust"] : []),
    "--enable-smoke-test-driver",
    ...commonOptions(data, extensions),
  ];
}

function writeUserSettings(data, settings) {
  mkdirSync(path.join(data, "User"));
  writeFileSync(path.join(data, "User", "settings.json"), JSON.stringify(settings, undefined, 2));
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
