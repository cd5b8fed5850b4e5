/** Whether VS Code's server runs here from npm packages alone: they hold binaries for Linux with glibc. */
export function canServe() {
  return process.platform === "linux" && ["x64", "arm64"].includes(process.arch) && usesGlibc();
}

function usesGlibc() {
  return process.report.getReport().header.glibcVersionRuntime !== undefined;
}
