import { spawnSync } from "node:child_process";

/** Whether the desktop VS Code's command `code` is on the PATH and answers as one. */
export function hasDesktop() {
  const { status, stdout } = spawnSync("code", ["--version"], onPath);
  return status === 0 && /^\d+\.\d+\.\d+/.test(stdout);
}

/**
 * Opens a folder in a new window of the desktop VS Code with extensions under development.
 * @param {string} folder
 * @param {string} file
 * @param {readonly string[]} extensions
 * @returns {boolean} whether it opened
 */
export function openOnDesktop(folder, file, extensions) {
  const development = extensions.map((extension) => `--extensionDevelopmentPath=${extension}`);
  return spawnSync("code", [...development, folder, file].map(quoted), onPath).status === 0;
}

// The command is a .cmd file on Windows, which only a shell can start.
const onPath = { encoding: "utf8", shell: process.platform === "win32", timeout: 60_000 };

const quoted = (argument) => (process.platform === "win32" ? `"${argument}"` : argument);
