/** What is wrong with the file, below its table; each problem leads to its place in the text. */
import { html, nothing, type TemplateResult } from "lit-html";
import type { PanelModel } from "../src/protocol/messages";
import { severityIcon } from "./icons";

export function problems({ problems: listed, problemCount }: PanelModel): TemplateResult | typeof nothing {
  if (problemCount === 0) return nothing;
  const rest = problemCount - listed.length;
  return html`<details class="problems" open>
    <summary>${problemCount === 1 ? "1 problem" : `${problemCount} problems`}</summary>
    <ul aria-label="Problems">
      ${listed.map(
        ({ severity, message, code, line }) =>
          html`<li>
            <button
              class="problem"
              data-action="reveal-line"
              data-line=${line}
              title="Show line ${line} in the text (${code})"
            >
              ${severityIcon(severity)}<span class="hidden">${severity}: </span
              ><span class="message">${message}</span><span class="line">line ${line}</span>
            </button>
          </li>`,
      )}
      ${rest > 0 ? html`<li class="rest">and ${rest} more</li>` : nothing}
    </ul>
  </details>`;
}
