// Lets a test run functions in the extension host: listens on a socket beside the folder of the test's files.
const { renameSync, rmSync } = require("node:fs");
const { createServer } = require("node:http");
const path = require("node:path");
const { text } = require("node:stream/consumers");
const vscode = require("vscode");

module.exports.activate = (context) => {
  const { workspaceFile, workspaceFolders: [folder] = [] } = vscode.workspace;
  const files = workspaceFile ? path.dirname(workspaceFile.fsPath) : folder?.uri.fsPath;
  if (files === undefined) return;
  const socket = path.join(path.dirname(files), "driver.sock");
  const server = createServer(async (request, response) => {
    response.end(JSON.stringify(await answer(await text(request))));
  });
  // There under its name only once it answers: a socket has a file before anyone listens.
  const beginning = `${socket}.new`;
  rmSync(beginning, { force: true });
  server.listen(beginning, () => renameSync(beginning, socket));
  context.subscriptions.push({ dispose: () => server.close() });
};

/** Calls the function whose source text was sent with the vscode API and the argument that was sent. */
async function answer(body) {
  try {
    const { source, argument } = JSON.parse(body);
    const action = new Function(`return (${source});`)();
    return { result: await action(vscode, argument) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
