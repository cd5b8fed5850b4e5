import type { ComparisonModel, ComparisonRequest } from "../../protocol/views/comparison";
import type { Book } from ".";

export function comparisonModel(_book: Book, { of }: ComparisonRequest): ComparisonModel {
  return { of };
}
