/** What a field means, in the words of the schema. */

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly markdownDescription?: string;
}

/** Markdown; none for a path (a JSON pointer, as of `pointerAt`) that the schema does not describe. */
export function meaningOf(schema: unknown, pointer: string): string | undefined {
  let place: Schema | undefined = schema as Schema;
  for (const segment of pointer.split("/").slice(1)) {
    const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    const own: Schema | undefined =
      place?.properties !== undefined && Object.hasOwn(place.properties, name)
        ? place.properties[name]
        : undefined;
    place = own ?? place?.items ?? place?.additionalProperties;
  }
  return pointer === "" ? undefined : place?.markdownDescription;
}
