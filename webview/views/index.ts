/** All views, in the order of their tabs. */
import { ComparisonView } from "./comparison/view";
import { PicturesView } from "./pictures/view";
import { ScenariosView } from "./scenarios/view";
import type { Page, View } from "./view";
import { WhatIfView } from "./whatIf/view";

type AnyView = WhatIfView | PicturesView | ComparisonView | ScenariosView;
export type ViewId = AnyView["id"];

/** `saved` is what each of them wanted kept, by its name. */
export function allViews(page: Page, saved: Readonly<Record<string, unknown>>): readonly View[] {
  return [
    new WhatIfView(page, saved["whatIf"]),
    new PicturesView(page, saved["pictures"]),
    new ComparisonView(page, saved["comparison"]),
    new ScenariosView(page, saved["scenarios"]),
  ];
}
