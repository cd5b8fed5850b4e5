import { driver, loadScript } from "./scripts";

/** Installs a package as a user does, into a new folder of extensions that has the driver too. */
export async function installPackage(file: string, extensions: string): Promise<string> {
  const { linkExtension, installExtension } = await loadScript("vscode/extensions.mjs");
  linkExtension(driver, extensions);
  await installExtension(file, extensions);
  return extensions;
}
