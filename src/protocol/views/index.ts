/**
 * The views of the panel beside its table. A view says what it wants to see; the host answers with all of it, and again
 * whenever the text changes, until another view is shown. Nothing of a view is kept by the host.
 */
import { type Check, isTagged } from "../check";
import {
  type ComparisonModel,
  type ComparisonRequest,
  isComparisonModel,
  isComparisonRequest,
} from "./comparison";
import { isPicturesModel, isPicturesRequest, type PicturesModel, type PicturesRequest } from "./pictures";
import {
  isScenariosModel,
  isScenariosRequest,
  type ScenariosModel,
  type ScenariosRequest,
} from "./scenarios";
import { isWhatIfModel, isWhatIfRequest, type WhatIfModel, type WhatIfRequest } from "./whatIf";

export type ViewRequest = WhatIfRequest | PicturesRequest | ComparisonRequest | ScenariosRequest;
export type ViewModel = WhatIfModel | PicturesModel | ComparisonModel | ScenariosModel;

export const isViewRequest: Check<ViewRequest> = isTagged<"of", ViewRequest>("of", {
  whatIf: isWhatIfRequest,
  pictures: isPicturesRequest,
  comparison: isComparisonRequest,
  scenarios: isScenariosRequest,
});

export const isViewModel: Check<ViewModel> = isTagged<"of", ViewModel>("of", {
  whatIf: isWhatIfModel,
  pictures: isPicturesModel,
  comparison: isComparisonModel,
  scenarios: isScenariosModel,
});
