// Takes the pictures of the README and the walkthrough over from the last run of the workbench tests, which takes them in
// a real VS Code.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Failure, runMain } from "./failure.mjs";
import { root } from "./root.mjs";

/** What was taken, and what it is called below media/. */
const pictures = new Map([
  ["readme.png", "screenshots/panel.png"],
  ...["positions", "status", "fixes", "completion", "answer", "comments"].map((name) => [
    `${name}-dark.png`,
    `screenshots/${name}.png`,
  ]),
  ...["text", "hover", "panel", "questions", "toggle"].flatMap((name) =>
    ["dark", "light"].map((theme) => [`${name}-${theme}.png`, `walkthrough/${name}-${theme}.png`]),
  ),
]);

await runMain(async () => {
  for (const [taken, shown] of pictures) {
    const target = path.join(root, "media", shown);
    const source = path.join(root, "out", "screenshots", taken);
    if (!existsSync(source)) {
      throw new Failure(`There is no ${source}. Run "npm test -- --only=workbench" first.`);
    }
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(source, target);
    console.log(`media/${shown}`);
  }
  return 0;
});
