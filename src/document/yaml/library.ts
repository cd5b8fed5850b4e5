/**
 * The package `yaml`, evaluated when the first YAML text is read and not before: who works with JSON alone never pays
 * for it. A bundler puts the package into the bundle as a function that `require` calls; see
 * docs/decisions/reading.md.
 */
import type * as Yaml from "yaml";

declare const require: (name: "yaml") => typeof Yaml;

let library: typeof Yaml | undefined;

export function yamlLibrary(): typeof Yaml {
  return (library ??= require("yaml"));
}
