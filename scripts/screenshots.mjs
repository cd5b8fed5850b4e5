// Takes the README's pictures over from the last run of the workbench tests, which takes them in a real VS Code.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Failure, runMain } from "./failure.mjs";
import { root } from "./root.mjs";

const pictures = { "readme.png": "panel.png", "hover.png": "hover.png" };

await runMain(async () => {
  const target = path.join(root, "media", "screenshots");
  mkdirSync(target, { recursive: true });
  for (const [taken, shown] of Object.entries(pictures)) {
    const source = path.join(root, "out", "screenshots", taken);
    if (!existsSync(source)) {
      throw new Failure(`There is no ${source}. Run "npm test -- --only=workbench" first.`);
    }
    copyFileSync(source, path.join(target, shown));
    console.log(`media/screenshots/${shown}`);
  }
  return 0;
});
