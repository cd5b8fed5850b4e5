import * as l10n from "@vscode/l10n";
import { html, type TemplateResult } from "lit-html";
import type { ComparisonModel, ComparisonRequest } from "../../../src/protocol/views/comparison";
import type { View } from "../view";

export class ComparisonView implements View<ComparisonRequest, ComparisonModel> {
  readonly id = "comparison";

  get title(): string {
    return l10n.t("Comparison");
  }

  request(): ComparisonRequest {
    return { of: "comparison" };
  }

  template(): TemplateResult {
    return html`<p></p>`;
  }

  saved(): unknown {
    return null;
  }
}
