import path from "node:path";

/**
 * How to call npm without a shell: through the npm that runs this script, if one does.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCall(args) {
  const cli = process.env.npm_execpath;
  if (cli && path.basename(cli) === "npm-cli.js") {
    return { command: process.execPath, args: [cli, ...args], shell: false };
  }
  // npm is a .cmd file on Windows, which only a shell can start.
  return { command: "npm", args: [...args], shell: process.platform === "win32" };
}
