/** Something that the person at the keyboard can act on: its message is shown without a stack trace. */
export class Failure extends Error {}

/**
 * Runs a script's main function and turns its outcome into the process's exit code.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const plain = error instanceof Failure || error?.code?.startsWith?.("ERR_PARSE_ARGS");
    console.error(`\n${plain ? error.message : (error?.stack ?? error)}`);
    process.exitCode = 1;
  }
}
