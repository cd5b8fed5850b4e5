import * as l10n from "@vscode/l10n";
import { html, type TemplateResult } from "lit-html";
import type { PicturesModel, PicturesRequest } from "../../../src/protocol/views/pictures";
import type { View } from "../view";

export class PicturesView implements View<PicturesRequest, PicturesModel> {
  readonly id = "pictures";

  get title(): string {
    return l10n.t("Pictures");
  }

  request(): PicturesRequest {
    return { of: "pictures" };
  }

  template(): TemplateResult {
    return html`<p></p>`;
  }

  saved(): unknown {
    return null;
  }
}
