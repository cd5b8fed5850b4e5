/** Small pieces that say whether an unknown value has a shape. Total: they never throw, whatever they are given. */
export type Check<Shape> = (value: unknown) => value is Shape;

export const isText: Check<string> = (value) => typeof value === "string";
export const isFlag: Check<boolean> = (value) => typeof value === "boolean";
export const isCount: Check<number> = (value): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

export function isOneOf<const Choices extends readonly unknown[]>(choices: Choices): Check<Choices[number]> {
  return (value): value is Choices[number] => choices.includes(value);
}

export function orNull<Shape>(check: Check<Shape>): Check<Shape | null> {
  return (value): value is Shape | null => value === null || check(value);
}

export function isListOf<Shape>(check: Check<Shape>): Check<readonly Shape[]> {
  return (value): value is readonly Shape[] =>
    Array.isArray(value) && value.every((element) => check(element));
}

type Checks<Shape> = { readonly [Name in keyof Shape]-?: Check<Shape[Name]> };

/** An object with at least these properties. */
export function isObjectOf<Shape extends object>(checks: Checks<Shape>): Check<Shape> {
  const entries = Object.entries<Check<unknown>>(checks);
  return (value): value is Shape => {
    if (!isRecord(value)) return false;
    return entries.every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));
  };
}

/** An object with some of these properties and no others. */
export function isPartOf<Shape extends object>(checks: Checks<Shape>): Check<Partial<Shape>> {
  return (value): value is Partial<Shape> =>
    isRecord(value) &&
    Object.entries(value).every(([name, property]) => {
      const check = Object.hasOwn(checks, name) ? checks[name as keyof Shape] : undefined;
      return check !== undefined && check(property);
    });
}

/** An object whose properties, whatever they are called, all have this shape. */
export function isRecordOf<Shape>(check: Check<Shape>): Check<Readonly<Record<string, Shape>>> {
  return (value): value is Readonly<Record<string, Shape>> =>
    isRecord(value) && Object.values(value).every((property) => check(property));
}

/** An object whose property `tag` says which of the shapes it has. */
export function isTagged<Tag extends string, Union extends { readonly [Name in Tag]: string }>(
  tag: Tag,
  shapes: { readonly [Name in Union[Tag]]: Check<Extract<Union, { readonly [T in Tag]: Name }>> },
): Check<Union> {
  return (value): value is Union => {
    if (!isRecord(value)) return false;
    const name = value[tag];
    if (typeof name !== "string" || !Object.hasOwn(shapes, name)) return false;
    return (shapes[name as Union[Tag]] as Check<unknown>)(value);
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same check for each of several names. */
export function perField<Name extends string, Shape>(
  names: readonly Name[],
  check: Check<Shape>,
): Record<Name, Check<Shape>> {
  return Object.fromEntries(names.map((name) => [name, check])) as Record<Name, Check<Shape>>;
}
