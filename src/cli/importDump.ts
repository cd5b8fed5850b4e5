/** `marginalia import`: what an exchange or a program wrote, printed as a position file. */
import { analyze, DEFAULT_OPTIONS } from "../analysis/analyze";
import { importedFile } from "../analysis/importDump";
import { languageOf } from "../document/language";
import { contentOf, nameOf } from "./files";
import type { Output } from "./run";

export async function importDump(path: string, output: Output): Promise<number> {
  const content = await contentOf(path);
  if ("reason" in content) {
    output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
    return 2;
  }
  const imported = importedFile(
    analyze(content.text, { ...DEFAULT_OPTIONS, language: languageOf(path, content.text) }),
  );
  if ("refusal" in imported) {
    output.warn(`marginalia: ${nameOf(path)}: ${imported.refusal}\n`);
    return 1;
  }
  output.write(imported.text);
  return 0;
}
