/**
 * @typedef {object} Opening what a served VS Code opens; all paths are absolute
 * @property {string} [folder] the workspace, where it is one folder
 * @property {string} [workspace] the file of a workspace of several folders
 * @property {string} [extension] the folder of an extension under development; the page takes only one
 * @property {string} [tests] the module whose `run` is called in the extension host; a path on the server, or a URL
 */

/**
 * The address of a page that opens a workspace in a served VS Code.
 * @param {string} origin
 * @param {Opening} opening
 */
export function address(origin, { folder, workspace, extension, tests }) {
  const onServer = (target) => `vscode-remote://${new URL(origin).host}${target}`;
  const payload = [
    ...(extension ? [["extensionDevelopmentPath", onServer(extension)]] : []),
    ...(tests ? [["extensionTestsPath", tests.includes("://") ? tests : onServer(tests)]] : []),
  ];
  const [kind, opened] = workspace === undefined ? ["folder", folder] : ["workspace", workspace];
  const page = `${origin}/?${kind}=${encodeURIComponent(opened).replaceAll("%2F", "/")}`;
  return payload.length === 0 ? page : `${page}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
