import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";
import { showProgress } from "./progress.mjs";
import { root } from "./root.mjs";

const windows = process.platform === "win32";
/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Starts a process that leads a group of its own, so that it can be ended with everything it started.
 * It never outlives this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  if (running.size === 0) endGroupsWithThisProcess();
  const child = spawn(command, args, { cwd: root, detached: !windows, windowsHide: true, ...options });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/**
 * Ends a process and everything it started: asks first, insists after a few seconds.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signalGroup(child, "SIGTERM");
  const insist = setTimeout(() => signalGroup(child, "SIGKILL"), 4000);
  await ended;
  clearTimeout(insist);
}

/**
 * Runs a process to its end and returns its exit code. Its output is shown as it comes, or goes to an open file.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, output?: "inherit" | number }} [options]
 * timeout in milliseconds, output a file descriptor
 * @returns {Promise<number>}
 */
export function runShown(command, args, { timeout, output = "inherit", ...options } = {}) {
  const child = start(command, args, { ...options, stdio: ["ignore", output, output] });
  return exitCode(child, timeout);
}

/**
 * Runs a process to its end behind one line of progress; its output is shown only if it fails.
 * @param {string} label what is being done, for the progress line
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, advice?: string }} [options]
 */
export async function runBehindProgress(label, command, args, { timeout, advice, ...options } = {}) {
  const progress = showProgress(label);
  const child = start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (chunk) => (output = (output + chunk).slice(-20_000));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await exitCode(child, timeout);
  progress.end(code === 0 ? "done" : "failed");
  if (code === 0) return;
  const lastLines = output.trim().split("\n").slice(-25).join("\n");
  throw new Failure(
    `${label}: "${command} ${args.join(" ")}" failed.\n${lastLines}${advice ? `\n\n${advice}` : ""}`,
  );
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [timeout]
 * @returns {Promise<number>}
 */
function exitCode(child, timeout) {
  return new Promise((resolve) => {
    const overtime = timeout && setTimeout(() => giveUp(child, timeout), timeout);
    const settle = (code) => (clearTimeout(overtime), resolve(code));
    child.once("error", (error) => (console.error(error.message), settle(127)));
    child.once("close", (code) => settle(code ?? 1));
  });
}

function giveUp(child, timeout) {
  console.error(`\nNot finished after ${Math.round(timeout / 1000)} s: ended.`);
  void end(child);
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

let guarded = false;

function endGroupsWithThisProcess() {
  if (guarded) return;
  guarded = true;
  process.on("exit", () => {
    for (const child of running) signalGroup(child, "SIGTERM");
  });
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, code] of Object.entries(codes)) process.on(signal, () => process.exit(code));
}
