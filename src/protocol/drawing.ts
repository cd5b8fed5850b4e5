/** A picture as the host draws it: shapes with their places, to be put on the page or into a report as they are. */
import { type Check, isListOf, isObjectOf, isOneOf, isTagged, isText } from "./check";

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** The furthest back first. */
  readonly shapes: readonly Shape[];
  readonly reading: Reading;
}

/** `style` is a class: what it looks like is for the page's style sheet, or the report's. */
export type Shape =
  | { readonly is: "path"; readonly style: string; readonly d: string }
  | {
      readonly is: "text";
      readonly style: string;
      readonly x: number;
      readonly y: number;
      readonly text: string;
    }
  /** A mark of an event, with what it stands for. */
  | {
      readonly is: "mark";
      readonly style: string;
      readonly d: string;
      readonly event: number;
      readonly title: string;
    };

/** What is read along the picture, from left to right. */
export interface Reading {
  readonly top: number;
  readonly bottom: number;
  readonly places: readonly { readonly x: number; readonly text: string }[];
}

const isNumber: Check<number> = (value): value is number =>
  typeof value === "number" && Number.isFinite(value);

type Of<Name extends Shape["is"]> = Extract<Shape, { readonly is: Name }>;

const isShape = isTagged<"is", Shape>("is", {
  path: isObjectOf<Of<"path">>({ is: isOneOf(["path"]), style: isText, d: isText }),
  text: isObjectOf<Of<"text">>({
    is: isOneOf(["text"]),
    style: isText,
    x: isNumber,
    y: isNumber,
    text: isText,
  }),
  mark: isObjectOf<Of<"mark">>({
    is: isOneOf(["mark"]),
    style: isText,
    d: isText,
    event: isNumber,
    title: isText,
  }),
});

export const isDrawing = isObjectOf<Drawing>({
  width: isNumber,
  height: isNumber,
  shapes: isListOf(isShape),
  reading: isObjectOf<Reading>({
    top: isNumber,
    bottom: isNumber,
    places: isListOf(isObjectOf<Reading["places"][number]>({ x: isNumber, text: isText })),
  }),
});
