/** The book three ways, side by side: as it is written, all in cross, all isolated. */
import { isObjectOf, isOneOf } from "../check";

export interface ComparisonRequest {
  readonly of: "comparison";
}

export interface ComparisonModel {
  readonly of: "comparison";
}

export const isComparisonRequest = isObjectOf<ComparisonRequest>({ of: isOneOf(["comparison"]) });
export const isComparisonModel = isObjectOf<ComparisonModel>({ of: isOneOf(["comparison"]) });
