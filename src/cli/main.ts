import { run } from "./run";

run(process.argv.slice(2), { write: (text) => void process.stdout.write(text), warn: (text) => void process.stderr.write(text) })
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(`marginalia: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
