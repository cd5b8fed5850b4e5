/** What the views of the panel show, worked out from one text. */
import type { ViewModel, ViewRequest } from "../../protocol/views";
import type { Analysis } from "../analyze";
import type { RowNumbers } from "../panelRows";
import { comparisonModel } from "./comparison";
import { picturesModel } from "./pictures";
import { scenariosModel } from "./scenarios";
import { whatIfModel } from "./whatIf";

/** A text that could be read, with the numbers of its rows. */
export interface Book {
  readonly analysis: Analysis;
  readonly numbers: RowNumbers;
}

export function viewModel(book: Book, request: ViewRequest): ViewModel {
  switch (request.of) {
    case "whatIf":
      return whatIfModel(book, request);
    case "pictures":
      return picturesModel(book, request);
    case "comparison":
      return comparisonModel(book, request);
    // What it is without a simulation, which takes longer than anybody waits for a view.
    case "scenarios":
      return scenariosModel(book, request);
  }
}
