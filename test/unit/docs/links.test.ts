import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const pages = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join("docs", name)),
];

/** Made by the tests in the workbench, which run after these. */
const PRODUCED = path.join("media", "screenshots");

describe("the links of", () => {
  for (const page of pages) {
    it(page, () => {
      const broken = linksOf(page).filter((target) => !leadsSomewhere(page, target));
      assert.deepEqual(broken, []);
    });
  }
});

describe("the files that are named in", () => {
  for (const page of pages) {
    it(page, () => {
      const missing = namedFilesOf(page).filter((file) => !existsSync(file));
      assert.deepEqual(missing, []);
    });
  }
});

/** Targets of links and images inside the repository. */
function linksOf(page: string): string[] {
  const text = withoutCode(readFileSync(page, "utf8"));
  const targets = [...text.matchAll(/\]\(([^()\s]+(?:\([^()\s]*\))?[^()\s]*)\)/g)].map(
    ([, target]) => target!,
  );
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** Paths of the repository that stand in backquotes. */
function namedFilesOf(page: string): string[] {
  const paths = /`((?:src|test|webview|scripts|schemas|examples|bench)\/[\w./-]*)`/g;
  return [...withoutCode(readFileSync(page, "utf8")).matchAll(paths)].map(([, file]) => file!);
}

function leadsSomewhere(page: string, target: string): boolean {
  const [file = "", anchor] = target.split("#");
  const linked = file === "" ? page : path.join(path.dirname(page), decodeURIComponent(file));
  if (linked.startsWith(PRODUCED)) return true;
  if (!existsSync(linked)) return false;
  return anchor === undefined || anchorsOf(linked).has(anchor);
}

/** Anchors as GitHub and VS Code make them of headings. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of withoutCode(readFileSync(page, "utf8")).matchAll(/^#+ (.+)$/gm)) {
    const plain = heading!.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "");
    anchors.add(plain.trim().replaceAll(" ", "-"));
  }
  return anchors;
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, "");
}
