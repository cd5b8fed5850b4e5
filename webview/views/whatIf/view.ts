import * as l10n from "@vscode/l10n";
import { html, type TemplateResult } from "lit-html";
import type { WhatIfModel, WhatIfRequest } from "../../../src/protocol/views/whatIf";
import type { View } from "../view";

export class WhatIfView implements View<WhatIfRequest, WhatIfModel> {
  readonly id = "whatIf";

  get title(): string {
    return l10n.t("WhatIf");
  }

  request(): WhatIfRequest {
    return { of: "whatIf" };
  }

  template(): TemplateResult {
    return html`<p></p>`;
  }

  saved(): unknown {
    return null;
  }
}
