import type { EditOutcome } from "../../document/edit";
import type { WhatIfModel, WhatIfRequest } from "../../protocol/views/whatIf";
import type { Book } from ".";

export function whatIfModel(_book: Book, { of }: WhatIfRequest): WhatIfModel {
  return { of };
}

/** What was only thought of, as edits of the text. */
export function editsOfWhatIf(_book: Book, _request: WhatIfRequest): EditOutcome {
  return [];
}
