#!/usr/bin/env node
// Stands in for the desktop program `code` in a test run: takes the same arguments, runs the tests in a served
// VS Code in a headless Chromium, and exits with the code that they end with.
import { chromiumArguments, findChromium } from "../chromium.mjs";
import { Failure, runMain } from "../failure.mjs";
import { temporaryFolder } from "../temporary.mjs";
import { quietSettings } from "./quiet-settings.mjs";
import { serve } from "./serve.mjs";

/** Begins every line of the report; see test/host/index.ts. */
const mark = "\u2063";

await runMain(async () => {
  const value = (name) =>
    process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);
  const workspace = process.argv.slice(2).find((given) => !given.startsWith("-"));
  const executablePath = await findChromium();
  const server = await serve({ version: process.env.MARGINALIA_VSCODE, settings: quietSettings });
  const url = server.address({
    folder: workspace ?? temporaryFolder("workspace"),
    extension: value("extensionDevelopmentPath"),
    tests: value("extensionTestsPath"),
  });
  try {
    return await runInPage(executablePath, url, server);
  } finally {
    await server.stop();
  }
});

/**
 * @param {string} executablePath
 * @param {string} url
 * @param {import("./serve.mjs").ServedVSCode} server
 * @returns {Promise<number>} the exit code that the page asks for
 */
async function runInPage(executablePath, url, server) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage();
    return await new Promise((resolve, reject) => {
      const ended = (what) => reject(new Failure(`${what} before the tests ended.\n${server.output()}`));
      server.stopped.then(() => ended("The server ended"));
      page.on("crash", () => ended("The page crashed"));
      page.on("close", () => ended("The page closed"));
      const exposed = page
        .exposeFunction("codeAutomationExit", (code) => resolve(code))
        .then(() => page.exposeFunction("codeAutomationLog", relay));
      exposed.then(() => page.goto(url)).catch(reject);
    });
  } finally {
    await browser.close();
  }
}

/**
 * Shows the report of the tests; the rest of what the workbench logs only with MARGINALIA_VERBOSE.
 * @param {string} type a method of `console`
 * @param {unknown[]} values
 */
function relay(type, values) {
  const ours = typeof values[0] === "string" && values[0].startsWith(mark);
  if (ours) console.log(values[0].slice(mark.length));
  else if (process.env.MARGINALIA_VERBOSE) (console[type] ?? console.log)(...values);
}
