/** The command line: which command, and what came out. */
import { parseArgs } from "node:util";
import { check, FAIL_ON, FORMATS } from "./check";

export interface Output {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
}

export const USAGE = `marginalia: liquidation prices and worst-case losses of a position file

Usage
  marginalia check FILE… [--format ${FORMATS.join("|")}] [--fail-on ${FAIL_ON.join("|")}]

  FILE        a position file (*.positions.json, *.positions.jsonc), or - for standard input
  --format    how to print the result; table by default
  --fail-on   the lowest severity that makes the command exit with 1; error by default
  --help      this text
  --version   the version

Exit codes
  0  nothing at or above --fail-on        1  something is        2  bad usage, or a file that cannot be read
`;

declare const MARGINALIA_VERSION: string;

/** Runs one command line and gives its exit code. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  const parsed = parse(args);
  if ("problem" in parsed) {
    output.warn(`marginalia: ${parsed.problem}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.version) {
    output.write(`${MARGINALIA_VERSION}\n`);
    return 0;
  }
  const [command, ...files] = positionals;
  if (values.help || command === "help") {
    output.write(USAGE);
    return 0;
  }
  if (command !== "check") {
    output.warn(
      `marginalia: ${command === undefined ? "no command" : `there is no command "${command}"`}\n\n${USAGE}`,
    );
    return 2;
  }
  const format = FORMATS.find((known) => known === values.format);
  const failOn = FAIL_ON.find((known) => known === values["fail-on"]);
  const problem =
    format === undefined
      ? `--format is one of ${FORMATS.join(", ")}, not "${values.format}"`
      : failOn === undefined
        ? `--fail-on is one of ${FAIL_ON.join(", ")}, not "${values["fail-on"]}"`
        : files.length === 0
          ? "check needs at least one file"
          : undefined;
  if (problem !== undefined) {
    output.warn(`marginalia: ${problem}\n\n${USAGE}`);
    return 2;
  }
  return check(files, { format: format!, failOn: failOn! }, output);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "table" },
        "fail-on": { type: "string", default: "error" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
