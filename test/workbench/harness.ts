import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import { callHost, type HostAction, waitForHost } from "./host-link";
import { collectProblems, type Problem } from "./problems";
import { screenshotPath } from "./screenshots";
import { loadScript } from "./scripts";
import { sharedBrowser, sharedServer } from "./shared";

export interface WorkbenchOptions {
  /** The workspace: texts by file name; folders in a name are made. */
  readonly files: Readonly<Record<string, string>>;
  /** The file to open as text; without it none is open. */
  readonly open?: string;
  readonly version?: "minimum" | "newest";
  /** Settings of the workspace; the user's are quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * A folder that has the extension installed (see installed.ts), in place of the one under development.
   * It is activated by its own events.
   */
  readonly installed?: string;
  /** A file of the workspace that lists its folders, to be opened in place of the one folder. */
  readonly workspaceFile?: string;
  /** Whether the workspace is not trusted. */
  readonly restricted?: boolean;
  /** The display language; the workbench itself stays English, as it has no language pack. */
  readonly language?: string;
  /** Whether the extension waits for one of its activation events. */
  readonly dormant?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const startTime = 60_000;

/** The workbenches of one test file that are open. */
const open = new Set<Workbench>();

// What was on the screen says more than what was not found there.
if (typeof afterEach === "function") {
  afterEach("take a picture of what failed", async function () {
    if (this.currentTest?.state !== "failed") return;
    const name = this.currentTest.fullTitle().replace(/\W+/g, "-").slice(0, 80);
    for (const [place, workbench] of [...open].entries())
      await workbench.screenshot(screenshotPath(`failed-${name}-${place}.png`)).catch(() => undefined);
  });
}

/** Opens a served VS Code on a workspace of its own. The server and the browser are shared by all of a run's tests. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { version = "newest", installed: extensions, restricted = false, workspaceFile } = options;
  const server = await sharedServer({ version, extensions, restricted });
  const browser = await sharedBrowser();
  const { temporaryFolder } = await loadScript("temporary.mjs");
  const home = temporaryFolder("workbench");
  const folder = path.join(home, "workspace");
  writeWorkspace(folder, options);

  const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 800 } });
  const page = await context.newPage();
  if (options.language !== undefined) {
    await page.addInitScript((language) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
    }, options.language);
  }
  const workbench = new Workbench(home, context, page, await collectProblems(context, page));
  try {
    const opened = workspaceFile ? { workspace: path.join(folder, workspaceFile) } : { folder };
    await page.goto(server.address(opened));
    await page.locator(".monaco-workbench").waitFor({ timeout: startTime });
    await waitForHost(workbench.socket, startTime);
    if (options.installed === undefined && !options.dormant) await workbench.activate();
    if (options.open !== undefined) await workbench.openFile(options.open);
    open.add(workbench);
    return workbench;
  } catch (error) {
    await workbench.close();
    throw error;
  }
}

/** One page with one workspace. */
export class Workbench {
  constructor(
    private readonly home: string,
    private readonly context: BrowserContext,
    readonly page: Page,
    /** What the page and all its frames complained about so far, VS Code's own complaints included. */
    readonly problems: readonly Problem[],
  ) {}

  /** The socket on which the driver extension listens. */
  get socket(): string {
    return path.join(this.home, "driver.sock");
  }

  /** The inside of the first webview. */
  panelFrame(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  /** Runs a function in the extension host; it sees only its parameters, and only JSON goes in and out. */
  host<Result>(action: HostAction<undefined, Result>): Promise<Result>;
  host<Argument, Result>(action: HostAction<Argument, Result>, argument: Argument): Promise<Result>;
  host<Argument, Result>(action: HostAction<Argument, Result>, argument?: Argument): Promise<Result> {
    return callHost(this.socket, action, argument as Argument);
  }

  /** Runs a command in the extension host, with arguments that are JSON. */
  runCommand(id: string, ...values: readonly unknown[]): Promise<unknown> {
    return this.host((vscode, call) => vscode.commands.executeCommand(call.id, ...call.values), {
      id,
      values,
    });
  }

  /** Picks a command by its title in the command palette, as a user does. */
  async pickCommand(title: string): Promise<void> {
    const { page } = this;
    await page.locator(".monaco-workbench").press("F1");
    await page.locator(".quick-input-widget input[type=text]").fill(`>${title}`);
    await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
  }

  /** Opens a file of the workspace as text, or with the custom editor that is named. */
  async openFile(name: string, viewType = "default"): Promise<void> {
    await this.host(
      async (vscode, { file, viewType }) => {
        await vscode.commands.executeCommand("vscode.openWith", vscode.Uri.file(file), viewType, {
          preview: false,
        });
      },
      { file: this.pathOf(name), viewType },
    );
  }

  /** The text of an open file as the extension host has it, saved or not. */
  documentText(name: string): Promise<string | undefined> {
    return this.host(
      (vscode, file) => vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)?.getText(),
      this.pathOf(name),
    );
  }

  /** The text of the active text editor. */
  editorText(): Promise<string | undefined> {
    return this.host((vscode) => vscode.window.activeTextEditor?.document.getText());
  }

  /** The text of a file as it is on disk. */
  readFile(name: string): string {
    return readFileSync(this.pathOf(name), "utf8");
  }

  pathOf(name: string): string {
    return path.join(this.home, "workspace", name);
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  /** Activates the extension, without waiting for one of its activation events. */
  async activate(): Promise<void> {
    await this.host(async (vscode) => {
      await vscode.extensions.getExtension("marginalia.marginalia")?.activate();
    });
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.context.close();
    (await loadScript("temporary.mjs")).removeTemporary(this.home);
  }
}

function writeWorkspace(folder: string, { files, settings }: WorkbenchOptions): void {
  const shown = { "workbench.colorTheme": "Visual Studio Dark", ...settings };
  const all = { ".vscode/settings.json": JSON.stringify(shown, undefined, 2), ...files };
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
