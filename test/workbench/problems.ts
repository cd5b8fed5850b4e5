import type { BrowserContext, Page } from "playwright-core";

/** Something that a page or one of its frames complained about. */
export interface Problem {
  readonly kind: "console error" | "uncaught error" | "policy violation";
  readonly text: string;
  /** The address of the frame's script, as far as the browser tells. */
  readonly source: string;
}

const violation = "securitypolicyviolation: ";

/** Collects what the page and all its frames complain about from now on. */
export async function collectProblems(context: BrowserContext, page: Page): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  await context.addInitScript((prefix) => {
    document.addEventListener(
      "securitypolicyviolation",
      ({ violatedDirective, blockedURI, sourceFile, sample }) => {
        console.error(
          `${prefix}${violatedDirective} blocked ${blockedURI} at ${sourceFile ?? location.href} ${sample}`,
        );
      },
    );
  }, violation);
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const kind = message.text().startsWith(violation) ? "policy violation" : "console error";
    problems.push({ kind, text: message.text(), source: message.location().url });
  });
  page.on("pageerror", (error) => {
    problems.push({ kind: "uncaught error", text: error.message, source: error.stack ?? "" });
  });
  return problems;
}
