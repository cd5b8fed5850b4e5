/** A line as the position file that says the same: everything is then worked out as for any file. */
import { type Structure, written } from "../document/structure";
import type { Line, Range, Stated } from "./line";

export interface FileOfLine {
  readonly text: string;
  /** Where the line says what stands in the file, by JSON pointer: /positions/0/leverage. */
  readonly places: ReadonlyMap<string, Range>;
}

export function fileOfLine({ positions, wallets, account, file }: Line): FileOfLine {
  const places = new Map<string, Range>();
  const object = (fields: ReadonlyMap<string, Stated>, pointer: string): Record<string, string> => {
    for (const [name, { start, end }] of fields) places.set(`${pointer}/${name}`, { start, end });
    return Object.fromEntries([...fields].map(([name, { value }]) => [name, value]));
  };

  const instruments = new Map<string, Record<string, string>>();
  for (const { symbol, instrument } of positions) {
    if (instrument.size === 0) continue;
    const fields = object(instrument, `/instruments/${segment(symbol)}`);
    instruments.set(symbol, { ...instruments.get(symbol), ...fields });
  }
  const own = wallets.find(({ asset }) => asset === undefined);
  const named = wallets.filter(({ asset }) => asset !== undefined);
  const accountFields: Record<string, Structure> = {
    ...(own && object(own.fields, "/account")),
    ...object(account, "/account"),
  };
  if (named.length > 0) {
    accountFields["wallets"] = mapped(
      named.map(({ asset, fields }) => [asset!, object(fields, `/account/wallets/${segment(asset!)}`)]),
    );
  }
  const rows = positions.map(({ head, fields }, index): Structure => {
    places.set(`/positions/${index}`, head);
    return object(fields, `/positions/${index}`);
  });
  const structure: Record<string, Structure> = {
    ...object(file, ""),
    ...(Object.keys(accountFields).length > 0 && { account: accountFields }),
    ...(instruments.size > 0 && { instruments: mapped([...instruments]) }),
    positions: rows,
  };
  return { text: `${written(structure)}\n`, places };
}

/** An object of any names: `__proto__` is one like another. */
function mapped(entries: readonly (readonly [string, Structure])[]): Structure {
  return Object.fromEntries(entries);
}

/** The place in the line of what a pointer leads to: its own, or that of the nearest thing around it. */
export function placeOf(places: FileOfLine["places"], pointer: string): Range | undefined {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return undefined;
}

function segment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
