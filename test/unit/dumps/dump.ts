import assert from "node:assert/strict";
import { type Analysis, analyze, DEFAULT_OPTIONS } from "../../../src/analysis/analyze";
import { importedFile } from "../../../src/analysis/importDump";
import { type FileResult, fileResult } from "../../../src/analysis/result";
import type { TextLanguage } from "../../../src/document/language";
import { assertNear } from "./near";

/** Analyses a dump, given as its text or as what it holds, and sees that its kind is the expected one. */
export function read(kind: string, dump: string | object, language: TextLanguage = "json"): Analysis {
  const text = typeof dump === "string" ? dump : JSON.stringify(dump, null, 2);
  const analysis = analyze(text, { ...DEFAULT_OPTIONS, language });
  assert.equal(analysis.kind, kind);
  assertRoundTrip(analysis);
  return analysis;
}

export function result(analysis: Analysis): FileResult {
  return fileResult("dump.json", analysis);
}

/** Codes of problems, hints apart. */
export function codes(analysis: Analysis): string[] {
  return [
    ...new Set(analysis.findings.filter(({ severity }) => severity !== "hint").map(({ code }) => code)),
  ];
}

/** Every dump can be written as a position file, and the file has the same numbers. */
function assertRoundTrip(analysis: Analysis): void {
  if (codes(analysis).some((code) => code.startsWith("number-"))) return; // Such a row is left out.
  const imported = importedFile(analysis);
  if ("refusal" in imported) assert.fail(imported.refusal);
  const again = analyze(imported.text);
  assert.deepEqual(again.syntax, []);
  assert.equal(again.kind, "positions");
  const [one, other] = [result(analysis), result(again)];
  assert.equal(other.venue, one.venue);
  assert.equal(other.positions.length, one.positions.length);
  one.positions.forEach((position, index) => {
    const written = other.positions[index]!;
    for (const mode of ["isolated", "cross"] as const) {
      assert.equal(written[mode].reason, position[mode].reason, `${mode} of ${position.symbol}`);
      const [price, priceAgain] = [position[mode].liquidationPrice, written[mode].liquidationPrice];
      if (price !== null) assertNear(priceAgain, price, "1e-30");
    }
  });
}

/** An object without some of its fields. */
export function without<Of extends object, Name extends keyof Of>(
  of: Of,
  ...names: readonly Name[]
): Omit<Of, Name> {
  const entries = Object.entries(of).filter(([name]) => !names.some((one) => one === name));
  return Object.fromEntries(entries) as Omit<Of, Name>;
}
