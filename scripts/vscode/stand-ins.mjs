import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes what VS Code logs into its log file, as the native module does, without rotating the files. */
const loggerModule = `
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");
const levels = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  level = 2;
  formatted = true;
  constructor(kind, name, file) {
    this.file = file;
  }
  write(level, text) {
    if (level < this.level) return;
    const start = this.formatted ? new Date().toISOString() + " [" + levels[level] + "] " : "";
    try {
      appendFileSync(this.file, start + text + (this.formatted ? "\\n" : ""));
    } catch {
      // The folder was removed while the server was ending.
    }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.formatted = true; }
  clearFormatters() { this.formatted = false; }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (text) { this.write(level, text); };
});

async function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger("rotating", name, file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
`;

/**
 * Two of the server's dependencies are native code that is compiled on installation. So that a machine needs
 * no compiler, small JavaScript modules do their work: the log files stay, the watchdog is not missed.
 */
const standIns = {
  "@vscode/spdlog": loggerModule,
  "@vscode/native-watchdog": "exports.start = () => {};\nexports.exit = (code) => process.exit(code);\n",
  "native-watchdog": "exports.start = () => {};\nexports.exit = (code) => process.exit(code);\n",
};

/**
 * Completes a freshly installed server.
 * @param {string} home where npm installed it and its helpers
 * @param {string} server the server's own folder
 */
export function putStandIns(home, server) {
  for (const [name, source] of Object.entries(standIns)) {
    const folder = path.join(server, "node_modules", name);
    if (existsSync(folder)) writeFileSync(path.join(folder, "index.js"), source);
  }
  putSearchTool(home, path.join(server, "node_modules", "@vscode", "ripgrep"));
}

/** Older servers download ripgrep on installation; the file search and `workspaceContains` need it. */
function putSearchTool(home, folder) {
  if (!existsSync(folder)) return;
  const tool = path.join(home, "node_modules", "@vscode", `ripgrep-linux-${process.arch}`, "bin", "rg");
  mkdirSync(path.join(folder, "bin"), { recursive: true });
  copyFileSync(tool, path.join(folder, "bin", "rg"));
}
