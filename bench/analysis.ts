import { readFileSync } from "node:fs";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";
import { analyze, type Analysis, DEFAULT_OPTIONS } from "../src/analysis/analyze";
import { fileResult } from "../src/analysis/result";
import { positionFile, yamlPositionFile } from "./files";
import { medianOf, mediansInTurn, row } from "./measure";

/** Text to analysis beside what VS Code's own JSON support does with the same file and our schema. */
export async function benchAnalysis(): Promise<void> {
  console.log(
    "\nText → analysis: milliseconds (diagnostics and account totals; then with the 50 rows a panel shows)",
  );
  row(
    "positions",
    "opening",
    "JSON service",
    "ratio",
    "with 50 rows",
    "after an edit",
    "ratio",
    "all as JSON",
  );
  const yardstick = jsonService();
  for (const count of [100, 1_000, 10_000]) {
    const text = positionFile(count);
    const runs = count >= 10_000 ? 9 : 25;
    // Turn by turn, so that both meet the same machine.
    const [opening, service, withRows] = await mediansInTurn(
      [
        () => Promise.resolve(analyze(text).report!.pools()),
        () => yardstick(text),
        () => Promise.resolve(shown(analyze(text))),
      ],
      runs,
      // Long enough for both to be compiled: a small file is open in an editor that has read many.
      Math.ceil(5_000 / count),
    );
    const edits = await afterAnEdit(count, runs);
    const complete = await medianOf(
      () => Promise.resolve(fileResult("", analyze(text))),
      Math.min(runs, 5),
      1,
    );
    row(String(count), opening, service, opening / service, withRows, edits, edits / service, complete);
  }
}

/** The same positions in YAML, beside JSON in the same run. */
export async function benchYaml(): Promise<void> {
  console.log("\nYAML → analysis: milliseconds");
  row("positions", "opening", "JSON", "ratio", "after an edit");
  for (const count of [100, 1_000]) {
    const json = positionFile(count);
    const versions = [0, 1, 2].map((version) => yamlPositionFile(count, `${version + 2}.5`));
    const options = { ...DEFAULT_OPTIONS, language: "yaml" as const };
    const [opening, inJson] = await mediansInTurn(
      [
        () => Promise.resolve(analyze(versions[0]!, options).report!.pools()),
        () => Promise.resolve(analyze(json).report!.pools()),
      ],
      9,
      3,
    );
    let earlier = analyze(versions[0]!, options);
    let version = 0;
    const edits = await medianOf(() => {
      earlier = analyze(versions[++version % versions.length]!, options, earlier);
      earlier.report!.pools();
      return Promise.resolve();
    }, 25);
    row(String(count), opening, inJson, opening / inJson, edits);
  }
}

/** Fifty rows in both modes and the account, as the panel asks for them. */
function shown(analysis: Analysis): Analysis {
  const { report, rows } = analysis;
  report!.pools();
  for (const { position } of rows.slice(0, 50)) {
    const of = report!.position(position!);
    for (const mode of [of.isolated(), of.cross()])
      void [mode.liquidationPrice, mode.distance, mode.worstCaseLoss];
  }
  return analysis;
}

function afterAnEdit(count: number, runs: number): Promise<number> {
  const texts = Array.from({ length: 5 }, (_, version) => {
    return positionFile(count, { index: count >> 1, quantity: `${version + 2}.5` });
  });
  let earlier = analyze(texts[0]!);
  let version = 0;
  return medianOf(() => {
    version++;
    earlier = analyze(texts[version % texts.length]!, DEFAULT_OPTIONS, earlier);
    earlier.report!.pools();
    return Promise.resolve();
  }, runs);
}

function jsonService(): (text: string) => Promise<unknown> {
  const schema: unknown = JSON.parse(readFileSync("schemas/positions.schema.json", "utf8"));
  const service = getLanguageService({});
  service.configure({
    validate: true,
    schemas: [{ uri: "schema://positions", fileMatch: ["*.positions.json"], schema: schema as object }],
  });
  let version = 0;
  return (text) => {
    const document = TextDocument.create("file:///bench.positions.json", "jsonc", version++, text);
    return Promise.resolve(service.doValidation(document, service.parseJSONDocument(document)));
  };
}
