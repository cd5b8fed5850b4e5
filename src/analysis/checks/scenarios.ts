import { scenariosOf } from "../simulation/fileScenarios";
import type { Check } from "./check";

/** Scenarios that are not known, or whose parameters no market could follow. */
export const scenarios: Check = ({ file, add }) => {
  if (file.top.values.scenarios === undefined) return;
  for (const { code, severity, message, node } of scenariosOf(file).problems)
    add(code, severity, message, node);
};
