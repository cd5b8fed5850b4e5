// What is printed: a table by file, and the survivors.

/** @typedef {import("./places.mjs").Mutant & { outcome: "killed" | "survived" | "equivalent", killer?: string }} Tried */

/**
 * @param {readonly Tried[]} tried
 * @returns {number} the share that was killed of those that can be
 */
export function printScores(tried) {
  const cells = (name, mutants) => {
    const count = (outcome) => mutants.filter((one) => one.outcome === outcome).length;
    const [killed, survived, equivalent] = ["killed", "survived", "equivalent"].map(count);
    return [name, mutants.length, killed, survived, equivalent, percent(killed, killed + survived)];
  };
  row("file", "mutants", "killed", "survived", "equivalent", "score");
  const files = [...new Set(tried.map(({ file }) => file))];
  for (const file of files)
    row(
      ...cells(
        file,
        tried.filter((one) => one.file === file),
      ),
    );
  row(...cells("all", tried));
  const possible = tried.filter(({ outcome }) => outcome !== "equivalent");
  return possible.length === 0
    ? 1
    : possible.filter(({ outcome }) => outcome === "killed").length / possible.length;
}

/** @param {readonly Tried[]} survivors */
export function printSurvivors(survivors) {
  if (survivors.length > 0) console.log("\nSurvivors");
  for (const { file, line, column, original, change, isReached } of survivors) {
    const remark = isReached ? "" : "   (no test gets there)";
    console.log(`  ${file}:${line}:${column}  ${original}  →  ${change}${remark}`);
  }
}

const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

function row(...cells) {
  console.log(
    cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : String(cell).padStart(11))).join(""),
  );
}
