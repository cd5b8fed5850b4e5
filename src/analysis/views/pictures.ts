/**
 * The book in pictures; docs of what each means are in the texts that go with them. Only what is in sight is worked out,
 * and what takes long only where something has changed of what it is made of.
 */
import * as l10n from "@vscode/l10n";
import type { Drawn, PictureId, PicturesModel, PicturesRequest, Seen } from "../../protocol/views/pictures";
import { shortNameOf } from "./pictures/names";
import { nameOfPool } from "../poolKeys";
import type { Book } from ".";
import { MOST_COMPARED, waysOf } from "./comparison/ways";
import { emptyBook } from "./emptyBook";
import { arrangementsModel } from "./pictures/arrangementsModel";
import { equityModel } from "./pictures/equity";
import { crossSymbols, frontierModel } from "./pictures/frontier";
import { inputsOf, keptPicture } from "./pictures/kept";
import { ladderModel, nearestModel } from "./pictures/ladder";
import { nearRows } from "./pictures/nearRows";
import { poolsIn } from "./pictures/survival";

/** Longer lists are no choice: the nearest to liquidation are in it. */
const MOST_CHOICES = 200;

export function picturesModel(book: Book, request: PicturesRequest): PicturesModel {
  const { report } = book.analysis;
  const empty = emptyBook(book.analysis);
  const nothing = { is: "missing", reason: empty ?? "" } as const;
  if (report === undefined || empty !== null)
    return {
      of: "pictures",
      empty: empty ?? "",
      rows: [],
      moreRows: 0,
      row: null,
      pools: [],
      pool: null,
      symbols: [],
      ladder: nothing,
      nearest: nothing,
      equity: nothing,
      frontier: nothing,
      arrangements: nothing,
    };
  const rows = nearRows(book.analysis);
  const ids = book.numbers.ids;
  const chosen = rows.find(({ index }) => ids[index] === request.row) ?? rows[0]!;
  const listed = rows.slice(0, MOST_CHOICES);
  const choices = listed.includes(chosen) ? listed : [chosen, ...listed];
  const pools = [...poolsIn(report).values()].filter(
    ({ holdings, isolatedLegs }) => holdings.size + isolatedLegs.length > 0,
  );
  const pool =
    pools.find(({ asset }) => asset === request.pool) ??
    pools.find(({ asset }) => asset === chosen.position.pool)!;
  const drawn = <Picture>(picture: Picture): Drawn<Picture> => ({ is: "picture", picture });
  const seen = <Picture>(id: PictureId, draw: () => Drawn<Picture>): Seen<Picture> =>
    request.seen.includes(id) ? draw() : { is: "unseen" };
  const kept = <Picture>(id: PictureId, inputs: readonly unknown[], draw: () => Drawn<Picture>) =>
    seen(id, () => keptPicture(report, id, inputs, draw));
  const { first, second } = request;
  return {
    of: "pictures",
    empty: null,
    rows: [...choices]
      .sort((a, b) => a.index - b.index)
      .map(({ index, position }) => ({
        row: ids[index]!,
        name: l10n.t("{0}. {1}", index + 1, shortNameOf(position)),
      })),
    moreRows: rows.length - choices.length,
    row: ids[chosen.index]!,
    pools: pools.map(({ asset }) => ({ value: asset, label: nameOfPool(asset) })),
    pool: pool.asset,
    symbols: crossSymbols(pool)
      .slice(0, MOST_CHOICES)
      .map(({ symbol }) => ({ value: symbol, label: symbol })),
    ladder: seen("ladder", () => drawn(ladderModel(book, chosen))),
    nearest: seen("nearest", () => drawn(nearestModel(book, rows))),
    equity: kept("equity", inputsOf(report, pool.asset), () => equityModel(report, pool)),
    frontier: kept("frontier", [first, second, ...inputsOf(report, pool.asset)], () =>
      frontierModel(report, pool, request),
    ),
    arrangements:
      rows.length > MOST_COMPARED
        ? { is: "missing", reason: tooMany(rows.length) }
        : kept("arrangements", [pool.asset, ...inputsOf(report)], () =>
            arrangementsModel(waysOf(report), pool.asset),
          ),
  };
}

export function tooMany(count: number): string {
  return l10n.t(
    "{0} positions are not put into other modes here: that is done for up to {1}.",
    count,
    MOST_COMPARED,
  );
}
