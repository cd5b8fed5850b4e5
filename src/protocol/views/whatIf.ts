/** What would be if: changes that are only thought of, with everything before and after them. */
import { isObjectOf, isOneOf } from "../check";

export interface WhatIfRequest {
  readonly of: "whatIf";
}

export interface WhatIfModel {
  readonly of: "whatIf";
}

export const isWhatIfRequest = isObjectOf<WhatIfRequest>({ of: isOneOf(["whatIf"]) });
export const isWhatIfModel = isObjectOf<WhatIfModel>({ of: isOneOf(["whatIf"]) });
