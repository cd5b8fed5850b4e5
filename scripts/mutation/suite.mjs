// The least of a test runner: a suite is loaded anew for every mutant, and its tests run one by one until one fails.
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { root } from "../root.mjs";
import { instead } from "./instead.mjs";

const require = createRequire(path.join(root, "package.json"));
const context = { timeout: () => context, slow: () => context };

/** @param {string} code the bundle */
export function suiteOf(code) {
  const names = "require, module, exports, __mutant, __instead, describe, it, before";
  const script = new vm.Script(`(function (${names}) {${code}\n})`, { filename: "mutants.cjs" });

  /**
   * Loads the suite with its own state; `isOn` is asked at every switch.
   * @param {(id: number) => boolean} isOn
   * @param {(path: readonly string[]) => void} [entered] told which group of tests is being declared
   */
  return function load(isOn, entered = () => {}) {
    /** @type {{ groups: readonly string[], name: string, run: () => unknown }[]} */
    const tests = [];
    let groups = [];
    const describe = (title, declare) => {
      const outer = groups;
      groups = [...outer, title];
      entered(groups);
      declare.call(context);
      groups = outer;
      entered(groups);
    };
    const it = (title, run) => {
      tests.push({ groups, name: [...groups, title].join(": "), run: () => run?.call(context) });
      return context;
    };
    const before = () => {
      throw new Error("Tests of the engine prepare what they need themselves");
    };
    const module = { exports: {} };
    script.runInThisContext()(require, module, module.exports, isOn, instead, describe, it, before);
    return tests;
  };
}
