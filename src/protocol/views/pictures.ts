/** The book in pictures: price ladders, equity over a shock, the frontier of two symbols. */
import { isObjectOf, isOneOf } from "../check";

export interface PicturesRequest {
  readonly of: "pictures";
}

export interface PicturesModel {
  readonly of: "pictures";
}

export const isPicturesRequest = isObjectOf<PicturesRequest>({ of: isOneOf(["pictures"]) });
export const isPicturesModel = isObjectOf<PicturesModel>({ of: isOneOf(["pictures"]) });
