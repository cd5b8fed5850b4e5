import type { Browser } from "playwright-core";
import { driver, loadScript, root, type ServedVSCode } from "./scripts";

interface Shared {
  browser?: Promise<Browser>;
  readonly servers: Map<string, Promise<ServedVSCode>>;
}

// Every test file is a bundle with its own copy of this module: what is shared lies where all of them find it.
const place = globalThis as { marginaliaWorkbench?: Shared };
const shared: Shared = (place.marginaliaWorkbench ??= { servers: new Map() });

/** The one browser of this run. */
export function sharedBrowser(): Promise<Browser> {
  return (shared.browser ??= launchBrowser());
}

/** The one server of this run for a version and a folder of installed extensions. */
export function sharedServer(version: "minimum" | "newest", extensions?: string): Promise<ServedVSCode> {
  const key = `${version} ${extensions ?? ""}`;
  const server = shared.servers.get(key) ?? startServer(version, extensions);
  shared.servers.set(key, server);
  return server;
}

/** Stops what was started. Mocha does it at the end of a run; a program that uses the harness by itself has to. */
export async function stopShared(): Promise<void> {
  const started = [...shared.servers.values()];
  const { browser } = shared;
  shared.servers.clear();
  delete shared.browser;
  await (await browser)?.close();
  await Promise.all(started.map(async (server) => (await server).stop()));
}

if (typeof after === "function") after("stop VS Code and the browser", stopShared);

async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  const { findChromium, chromiumArguments } = await loadScript("chromium.mjs");
  return chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
}

async function startServer(version: "minimum" | "newest", extensions?: string): Promise<ServedVSCode> {
  const { serve } = await loadScript("vscode/serve.mjs");
  const { quietSettings } = await loadScript("vscode/quiet-settings.mjs");
  const linked = extensions === undefined ? [root, driver] : [];
  return serve({ version, extensions, linked, settings: quietSettings });
}
