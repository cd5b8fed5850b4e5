// Runs the host tests in the browser's worker host of a served VS Code, and exits with the code that they end with.
// The page may connect to its own origin only, so the extension is answered from there, by the test itself.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromiumArguments, findChromium } from "../chromium.mjs";
import { Failure, runMain } from "../failure.mjs";
import { root } from "../root.mjs";
import { temporaryFolder } from "../temporary.mjs";
import { quietSettings } from "../vscode/quiet-settings.mjs";
import { serve } from "../vscode/serve.mjs";

/** Begins every line of the report; see test/host/web.ts. */
const mark = "\u2063";

/** Where the page finds the extension. */
const place = "/marginalia-under-test";

const types = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

await runMain(async () => {
  const executablePath = await findChromium();
  const server = await serve({ version: "newest", settings: quietSettings });
  const url = server.address({
    folder: temporaryFolder("workspace"),
    tests: `${server.origin}${place}/out/test/host/web.js`,
  });
  try {
    return await runInPage(executablePath, url, server);
  } finally {
    await server.stop();
  }
});

async function runInPage(executablePath, url, server) {
  const { chromium } = await import("playwright-core");
  // A document that was answered here counts as from another network than its server.
  const args = [...chromiumArguments, "--disable-features=LocalNetworkAccessChecks"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext();
    await context.route(`${server.origin}${place}/**`, answerFile);
    await context.route(
      (address) => address.origin === server.origin && address.pathname === "/",
      (route) => withExtension(route, server.origin),
    );
    const page = await context.newPage();
    return await new Promise((resolve, reject) => {
      const ended = (what) => reject(new Failure(`${what} before the tests ended.\n${server.output()}`));
      server.stopped.then(() => ended("The server ended"));
      page.on("crash", () => ended("The page crashed"));
      const exposed = page
        .exposeFunction("codeAutomationExit", (code) => resolve(code))
        .then(() => page.exposeFunction("codeAutomationLog", relay));
      exposed.then(() => page.goto(url)).catch(reject);
    });
  } finally {
    await browser.close();
  }
}

/** Names the extension under test in the configuration of the page. */
async function withExtension(route, origin) {
  const response = await route.fetch();
  const html = await response.text();
  const found = /(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/.exec(html);
  if (found === null) throw new Failure("The served VS Code has no configuration to put the extension into.");
  const settings = JSON.parse(found[2].replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
  const [scheme, authority] = origin.split("://");
  settings.developmentOptions = {
    ...settings.developmentOptions,
    extensions: [{ scheme, authority, path: place }],
  };
  const written = JSON.stringify(settings).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const body = html.replace(found[0], `${found[1]}${written}${found[3]}`);
  await route.fulfill({ response, body });
}

/** A file of the extension; its manifest without the entry for Node. */
async function answerFile(route) {
  const name = decodeURIComponent(new URL(route.request().url()).pathname.slice(place.length));
  const file = path.join(root, name);
  if (!file.startsWith(root) || !existsSync(file)) return route.fulfill({ status: 404 });
  const contentType = types[path.extname(file)] ?? "application/octet-stream";
  if (name !== "/package.json") return route.fulfill({ body: readFileSync(file), contentType });
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  delete manifest.main;
  return route.fulfill({ json: manifest });
}

/**
 * Shows the report of the tests and keeps its counts; the rest only with MARGINALIA_VERBOSE.
 * @param {string} type a method of `console`
 * @param {unknown[]} values
 */
function relay(type, values) {
  const ours = typeof values[0] === "string" && values[0].startsWith(mark);
  if (!ours) {
    if (process.env.MARGINALIA_VERBOSE) (console[type] ?? console.log)(...values);
    return;
  }
  const line = values[0].slice(mark.length);
  const counts = /^counts (\{.*\})$/.exec(line)?.[1];
  const file = process.env.MARGINALIA_TEST_COUNTS;
  if (counts === undefined) console.log(line);
  else if (file) writeFileSync(file, counts);
}
