/** One pool three ways in bars: what it stands, loses, ties up and leaves idle. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../../engine/decimal";
import type { BarModel, Drawn, ArrangementsModel, MeasureId } from "../../../protocol/views/pictures";
import { percent, money } from "../../format";
import { explainPool } from "../../panelWords";
import { assetOfPool, nameOfPool } from "../../poolKeys";
import type { Way } from "../comparison/ways";

export function arrangementsModel(ways: readonly Way[], pool: string): Drawn<ArrangementsModel> {
  const possible = ways.flatMap((way) => (way.is === "arrangement" ? [way] : []));
  const asset = assetOfPool(pool);
  const survivals = possible.map((way) => way.survival(pool));
  const move = (direction: "down" | "up") =>
    survivals.map((survival): BarModel => {
      if ("reason" in survival) return { value: null, isUnlimited: false, text: l10n.t("not known") };
      const shock = survival[direction]?.shock.abs();
      return shock === undefined
        ? { value: null, isUnlimited: true, text: l10n.t("no move does it") }
        : { value: shock.toNumber(), isUnlimited: false, text: percent(shock) };
    });
  const capital = (figure: "worstCaseLoss" | "tied" | "idle") =>
    possible.map((way) => amount(way.arrangement.pools.find((one) => one.asset === pool)?.[figure], asset));
  const measure = (id: MeasureId, name: string, bars: readonly BarModel[]) => ({ id, name, bars });
  return {
    is: "picture",
    picture: {
      pool,
      names: possible.map(({ name }) => name),
      measures: [
        measure("fall", l10n.t("Fall until the first liquidation"), move("down")),
        measure("rise", l10n.t("Rise until the first liquidation"), move("up")),
        measure("loss", l10n.t("Worst-case loss, from entry"), capital("worstCaseLoss")),
        measure("tied", l10n.t("Capital tied up"), capital("tied")),
        measure("idle", l10n.t("Capital left idle"), capital("idle")),
      ],
      description: l10n.t(
        "The positions in {0} as they are written, all in cross and all isolated: how far all marks can move before the first liquidation, the worst-case loss, and the capital tied up and left idle.",
        nameOfPool(pool),
      ),
      notes: [
        ...ways.flatMap((way) => (way.is === "refused" ? [way.reason] : [])),
        ...survivals.flatMap((survival) => ("reason" in survival ? [explainPool(survival.reason)] : [])),
      ].filter((note, place, all) => all.indexOf(note) === place),
    },
  };
}

function amount(value: Decimal | undefined, asset: string | undefined): BarModel {
  if (value === undefined) return { value: null, isUnlimited: false, text: l10n.t("not known") };
  return { value: value.toNumber(), isUnlimited: false, text: money(value, asset) };
}
