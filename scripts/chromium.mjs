import { existsSync } from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { Failure } from "./failure.mjs";
import { runBehindProgress } from "./processes.mjs";

const onPath = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
];

const wellKnown = {
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: [process.env.ProgramFiles, process.env["ProgramFiles(x86)"], process.env.LOCALAPPDATA]
    .filter((base) => base !== undefined)
    .flatMap((base) => [
      path.join(base, "Google", "Chrome", "Application", "chrome.exe"),
      path.join(base, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
  linux: ["/snap/bin/chromium", "/opt/google/chrome/chrome"],
};

/** What makes it quiet, and lets it run as root and without a display. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The executable of a Chromium of any make; on Debian and Ubuntu it is installed if there is none.
 * CHROMIUM_PATH names one that is elsewhere.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? installedChromium() ?? (await playwrightsOwn());
  if (found) return found;
  await installChromium();
  const installed = installedChromium();
  if (installed) return installed;
  throw new Failure("Chromium was installed, but is not on the PATH. Set CHROMIUM_PATH to its executable.");
}

function installedChromium() {
  const extension = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const candidates = onPath.flatMap((name) => folders.map((folder) => path.join(folder, name + extension)));
  return [...candidates, ...(wellKnown[process.platform] ?? [])].find((file) => existsSync(file));
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright-core");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

async function installChromium() {
  const prefix = rightToInstall();
  if (!existsSync("/usr/bin/apt-get") || prefix === undefined) {
    throw new Failure(
      "The workbench tests need Chrome, Chromium or Edge. Install one of them (or run `npx playwright-core install chromium`),\n" +
        "or set CHROMIUM_PATH to the executable of one that is installed.",
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (label, ...args) => {
    const [command, ...rest] = [...prefix, "apt-get", ...args];
    return runBehindProgress(label, command, rest, { env, timeout: 15 * 60_000 });
  };
  console.log("Installing Chromium for the workbench tests (once)");
  await apt("the list of packages", "update");
  await apt("chromium", "install", "-y", "--no-install-recommends", "chromium");
}

/** @returns {string[] | undefined} what to put before a command that needs root, or undefined without the right */
function rightToInstall() {
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync("sudo", ["-n", "true"], { stdio: "ignore" });
    return ["sudo", "-n"];
  } catch {
    return undefined;
  }
}
