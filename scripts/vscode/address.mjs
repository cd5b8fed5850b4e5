/**
 * @typedef {object} Opening what a served VS Code opens
 * @property {string} folder the workspace
 * @property {string} [file] shown in the first editor
 * @property {string} [extension] the folder of the extension under development; the page takes only one
 * @property {string} [tests] the module whose `run` is called in the extension host
 */

/**
 * The address of a page that opens a workspace in a served VS Code. All paths are absolute.
 * @param {string} origin
 * @param {Opening} opening
 */
export function address(origin, { folder, file, extension, tests }) {
  const onServer = (target) => `vscode-remote://${new URL(origin).host}${target}`;
  const payload = [
    ...(extension ? [["extensionDevelopmentPath", onServer(extension)]] : []),
    ...(tests ? [["extensionTestsPath", onServer(tests)]] : []),
    ...(file ? [["openFile", onServer(file)]] : []),
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  return `${origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
