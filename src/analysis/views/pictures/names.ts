/** What a position is called in a picture: any text of the file, as far as it can stand in one. */
import type { Position } from "../../../engine/account";
import { nameOf } from "../../answers/names";
import { cut } from "../../format";

const LONGEST = 48;

export function shortNameOf(position: Position): string {
  return short(nameOf(position));
}

/** Without characters that no file of a picture may hold. */
export function short(text: string): string {
  return cut(text.slice(0, 4 * LONGEST).replace(UNDRAWABLE, "�"), LONGEST);
}

/** Control characters, halves of pairs and what is no character at all. */
const UNDRAWABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
