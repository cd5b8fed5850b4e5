// Helps `npm start`: shows the example with Marginalia's panel beside it.
const vscode = require("vscode");

module.exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) return;
  const file = vscode.Uri.joinPath(folder.uri, "portfolio.positions.json");
  await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One, preview: false });
  await vscode.commands.executeCommand("marginalia.openPanelToSide", file);
};
