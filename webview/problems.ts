/** What is wrong with the file, below its table; each problem leads to its place in the text, and to what mends it. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { PanelModel, ProblemModel, ProblemPlace, Severity } from "../src/protocol/messages";
import { severityIcon } from "./icons";
import { problemKey, type Store } from "./store";

export function problems(store: Store, model: PanelModel): TemplateResult | typeof nothing {
  const { problems: listed, problemCount } = model;
  if (problemCount === 0) return nothing;
  const rest = problemCount - listed.length;
  return html`<details class="problems" open>
    <summary>${problemCount === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", problemCount)}</summary>
    <ul aria-label=${l10n.t("Problems")}>
      ${listed.map((problem) => item(store, problem))}
      ${rest > 0 ? html`<li class="rest">${l10n.t("and {0} more", rest)}</li>` : nothing}
    </ul>
  </details>`;
}

function item(store: Store, problem: ProblemModel): TemplateResult {
  const { severity, message, code, line } = problem;
  return html`<li data-problem=${problemKey(problem)}>
    <button
      class="problem"
      data-action="reveal-line"
      data-line=${line}
      title=${l10n.t("Show line {0} in the text ({1})", line, code)}
    >
      ${severityIcon(severity)}<span class="hidden">${severityWords()[severity]}: </span
      ><span class="message">${message}</span><span class="line">${l10n.t("line {0}", line)}</span></button
    >${problemFixes(store, problem)}
  </li>`;
}

/** One button for each fix that is known so far. */
export function problemFixes(store: Store, { code, start }: ProblemPlace): readonly TemplateResult[] {
  if (store.isStale) return [];
  return store
    .fixesOf({ code, start })
    .map(
      (title) =>
        html`<button
          class="fix"
          data-action="fix"
          data-problem=${problemKey({ code, start })}
          data-title=${title}
        >
          ${title}
        </button>`,
    );
}

const severityWords = (): Record<Severity, string> => ({
  error: l10n.t("error"),
  warning: l10n.t("warning"),
  information: l10n.t("information"),
  hint: l10n.t("hint"),
});
