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

export interface ServerOptions {
  readonly version: "minimum" | "newest";
  /** A folder of installed extensions. */
  readonly extensions?: string | undefined;
  /** Whether its workspaces open in restricted mode. */
  readonly restricted: boolean;
}

/** The one server of this run for these options. */
export function sharedServer(options: ServerOptions): Promise<ServedVSCode> {
  const key = JSON.stringify(options);
  const server = shared.servers.get(key) ?? startServer(options);
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

async function startServer({ version, extensions, restricted }: ServerOptions): Promise<ServedVSCode> {
  const { serve } = await loadScript("vscode/serve.mjs");
  const { quietSettings } = await loadScript("vscode/quiet-settings.mjs");
  const linked = extensions === undefined ? [root, driver] : [];
  const settings = restricted ? { ...quietSettings, ...distrusting } : quietSettings;
  return serve({ version, extensions, linked, settings, trusting: !restricted });
}

/** Nothing asks whether to trust a folder: it is just not trusted. */
const distrusting = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};
