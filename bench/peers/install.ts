/** Peers are installed for the bench only, each in a folder of its own below out/: none is a dependency of ours. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import type { Peer } from "./peer";

/** Milliseconds that an installation may take. */
const TIMEOUT = 120_000;
/** Set by the first that fails: without a network the others need not be waited for. */
let isOffline = false;

/** Loads modules of a peer; none where it cannot be installed. */
export function installed({ name, version }: Peer): ((module: string) => unknown) | undefined {
  const folder = path.resolve("out/peers", name.replace(/[@/]/g, "_"));
  const manifest = path.join(folder, "package.json");
  if (versionIn(folder, name) !== version) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, JSON.stringify({ private: true, dependencies: { [name]: version } }));
    if (!isOffline) install(folder);
  }
  if (versionIn(folder, name) !== version) {
    isOffline = true;
    return undefined;
  }
  const load = createRequire(manifest);
  return (module) => load(module) as unknown;
}

function versionIn(folder: string, name: string): string | undefined {
  const manifest = path.join(folder, "node_modules", name, "package.json");
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** Without install scripts: a bench runs nothing of a package but what it measures. */
function install(cwd: string): void {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  const options = ["install", ...quiet, "--fetch-retries=0", "--fetch-timeout=30000"];
  // npm tells the scripts it runs where it is itself.
  const npm = process.env["npm_execpath"];
  const [command, args] = npm === undefined ? ["npm", options] : [process.execPath, [npm, ...options]];
  spawnSync(command, args, { cwd, timeout: TIMEOUT, stdio: "ignore" });
}
