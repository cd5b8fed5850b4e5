/** Runs the command line as a user does: the built program, in a process of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import type { FileResult } from "../../../src/analysis/result";

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export async function marginalia(args: readonly string[], input = ""): Promise<Outcome> {
  const program = spawn(process.execPath, [path.resolve("dist/cli.js"), ...args], { stdio: "pipe" });
  program.stdin.on("error", () => {}); // Not every command reads its input.
  program.stdin.end(input);
  const closed = new Promise<number | null>((resolve) => program.on("close", resolve));
  const [output, errors, code] = await Promise.all([text(program.stdout), text(program.stderr), closed]);
  return { code, output, errors };
}

/** What the command line makes of files that hold these texts. */
export async function checked(
  ...texts: readonly string[]
): Promise<Outcome & { readonly files: readonly FileResult[] }> {
  const paths = texts.map((content, index) => temporaryFile(`${index}.positions.json`, content));
  const outcome = await marginalia(["check", ...paths, "--format", "json"]);
  const { files } = JSON.parse(outcome.output) as { files: FileResult[] };
  return { ...outcome, files };
}

/** Writes a file into a new folder and gives its path. */
export function temporaryFile(name: string, content: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "marginalia-")), name);
  writeFileSync(file, content);
  return file;
}
