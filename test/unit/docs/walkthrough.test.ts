import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly image: Readonly<Record<string, string>> };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

describe("the walkthrough in the manifest", () => {
  const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const texts = JSON.parse(readFileSync("package.nls.json", "utf8")) as Readonly<Record<string, string>>;
  const known = new Set(contributes.commands.map(({ command }) => command));
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

  for (const { id, description, media, completionEvents } of steps) {
    it(`"${id}" has pictures that are there, for dark and for light themes`, () => {
      assert.deepEqual(Object.keys(media.image), ["dark", "light", "hc", "hcLight"]);
      assert.deepEqual(
        Object.values(media.image).filter((file) => !existsSync(file)),
        [],
      );
    });

    it(`"${id}" leads to commands that there are`, () => {
      const text = texts[description.replaceAll("%", "")] ?? description;
      const linked = [...text.matchAll(/\(command:(?:toSide:)?([\w.]+)\)/g)].map(([, command]) => command!);
      const awaited = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
      assert.ok(linked.length > 0);
      assert.deepEqual(
        [...linked, ...awaited].filter((command) => !known.has(command)),
        [],
      );
    });
  }
});
