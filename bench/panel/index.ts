/**
 * How soon the panel follows the keys, measured in a real VS Code: `npm run bench:panel`.
 *
 * - From a key in a field to painted numbers, beside what VS Code itself takes in the same run: a message to the
 *   extension host and back with nothing in it, the same for a key in an empty page, and an edit that changes nothing.
 * - Frames while ten thousand rows are scrolled through.
 * - Memory after a thousand edits, and after the panel was opened and closed fifty times.
 *
 * Times depend on the machine and on what else it does: compare within one run only.
 */
import { openWorkbench, type Workbench } from "../../test/workbench/harness";
import { stopShared } from "../../test/workbench/shared";
import { positionFile } from "../files";
import { inColumns, percentile } from "../measure";
import { echoTimes, emptyEditTimes } from "./floor";
import { keyEchoTimes } from "./keyEcho";
import { keyTimes } from "./latency";
import { type Memory, memoryOf } from "./memory";
import { scrollThrough } from "./scrolling";

const KEYS = 200;
const SIZES = [100, 5_000];
const EDITS = 1_000;
const CYCLES = 50;

const name = (count: number) => `${count}.positions.json`;
const text = (count: number) => positionFile(count);
const ms = (time: number) => time.toFixed(1);
const spread = (times: readonly number[]) => `${ms(percentile(times, 0.95))} (${ms(percentile(times, 0.5))})`;

async function main(): Promise<void> {
  const files = [...SIZES, 10_000].map((count) => [name(count), text(count)] as const);
  const workbench = await openWorkbench({ files: Object.fromEntries<string>(files) });
  try {
    await workbench.runCommand("workbench.action.closeSidebar");
    await latencies(workbench);
    await frames(workbench);
    await memories(workbench);
  } finally {
    await workbench.close();
    await stopShared();
  }
}

async function open(workbench: Workbench, count: number): Promise<void> {
  await workbench.openFile(name(count), "marginalia.positions");
  await workbench.panelFrame().locator("tr[data-row] input").first().waitFor({ timeout: 60_000 });
}

const close = (workbench: Workbench) => workbench.runCommand("workbench.action.revertAndCloseActiveEditor");

async function latencies(workbench: Workbench): Promise<void> {
  console.log("\nFrom a key in a field to painted numbers; ms, p95 (median)");
  for (const count of SIZES) {
    const echoes = await echoTimes(workbench, KEYS);
    const keyEchoes = await keyEchoTimes(workbench, KEYS);
    await open(workbench, count);
    await keyTimes(workbench.panelFrame(), 0, 20);
    const keys = await keyTimes(workbench.panelFrame(), 0, KEYS);
    const edits = await emptyEditTimes(workbench, name(count), 50);
    await close(workbench);
    const above = percentile(keys, 0.95) - percentile(echoes, 0.95);
    const size = `${Math.round(text(count).length / 1000)} kB`;
    const floors = `an empty message and its echo ${spread(echoes)}, a key and its echo in an empty page ${spread(keyEchoes)}, an empty edit ${spread(edits)}`;
    console.log(
      `${count} positions, ${size}, ${KEYS} keys: ${spread(keys)}; ${floors}; ${ms(above)} above the echo, ${ms(percentile(keys, 0.95) - percentile(keyEchoes, 0.95))} above that of a key`,
    );
  }
}

async function frames(workbench: Workbench): Promise<void> {
  await open(workbench, 10_000);
  const { gaps, mostEmpty } = await scrollThrough(workbench, 10);
  await close(workbench);
  const longest = Math.max(...gaps);
  console.log(
    `\nScrolling through 10,000 rows in 10 s: ${gaps.length} frames, ${spread(gaps)} ms apart, ${ms(longest)} ms at most; at most ${mostEmpty} rows of a frame still empty`,
  );
}

async function memories(workbench: Workbench): Promise<void> {
  const rows = [["", "page, MB", "host, MB"]];
  const row = (what: string, { page, host }: Memory) => rows.push([what, page.toFixed(1), host.toFixed(1)]);
  await open(workbench, 100);
  await edit(workbench, 100);
  row("the panel is open", await memoryOf(workbench));
  await edit(workbench, EDITS);
  row(`after ${EDITS} edits`, await memoryOf(workbench));
  await close(workbench);
  await cycle(workbench, 5);
  row("the panel is closed", await memoryOf(workbench));
  await cycle(workbench, CYCLES);
  row(`after opening and closing it ${CYCLES} times`, await memoryOf(workbench));
  console.log("\nMemory in use, after collecting what is not");
  console.log(inColumns(rows).join("\n"));
}

/** Edits of the text, each shown by the panel before the next. */
async function edit(workbench: Workbench, count: number): Promise<void> {
  await workbench.host(
    async (vscode, { file, count }) => {
      const uri = vscode.Uri.file(file);
      const document = await vscode.workspace.openTextDocument(uri);
      for (let index = 0; index < count; index++) {
        const start = document.getText().indexOf('"quantity": "') + '"quantity": "'.length;
        const end = document.getText().indexOf('"', start);
        const edit = new vscode.WorkspaceEdit();
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        edit.replace(uri, range, `${1 + (index % 9)}.5`);
        await vscode.workspace.applyEdit(edit);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    { file: workbench.pathOf(name(100)), count },
  );
}

async function cycle(workbench: Workbench, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await open(workbench, 100);
    await close(workbench);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
