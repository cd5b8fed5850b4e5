/**
 * A VS Code that can be served to a browser. The npm package code-server carries Microsoft's server and web
 * workbench unchanged in the places that an extension sees.
 * @typedef {object} ServedVersion
 * @property {string} vscode the version of VS Code
 * @property {string} codeServer the version of code-server that carries it
 * @property {number} [node] the major version of Node to fetch with it; without it the running Node serves it
 */

/** @typedef {"minimum" | "newest"} VersionName */

/** @type {Readonly<Record<VersionName, ServedVersion>>} */
export const versions = {
  // The floor that engines.vscode in package.json promises.
  minimum: { vscode: "1.100.3", codeServer: "4.100.3" },
  newest: { vscode: "1.139.1", codeServer: "4.139.1", node: 24 },
};
