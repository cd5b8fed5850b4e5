import type { PicturesModel, PicturesRequest } from "../../protocol/views/pictures";
import type { Book } from ".";

export function picturesModel(_book: Book, { of }: PicturesRequest): PicturesModel {
  return { of };
}
