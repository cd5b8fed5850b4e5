// npm run l10n: writes l10n/bundle.l10n.json anew from the source, and says what the translations lack.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runMain } from "../failure.mjs";
import { root } from "../root.mjs";
import { extractedBundle, serialized } from "./extract.mjs";

const folder = path.join(root, "l10n");

await runMain(async () => {
  const bundle = await extractedBundle(root);
  writeFileSync(path.join(folder, "bundle.l10n.json"), serialized(bundle));
  console.log(`l10n/bundle.l10n.json: ${Object.keys(bundle).length} texts`);
  const translations = readdirSync(folder).filter((file) => /^bundle\.l10n\..+\.json$/.test(file));
  for (const file of translations.filter((name) => name !== "bundle.l10n.json")) {
    const translated = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
    for (const key of Object.keys(bundle).filter((text) => !(text in translated))) {
      console.log(`l10n/${file} lacks: ${key}`);
    }
    for (const key of Object.keys(translated).filter((text) => !(text in bundle))) {
      console.log(`l10n/${file} has what the source has not: ${key}`);
    }
  }
});
