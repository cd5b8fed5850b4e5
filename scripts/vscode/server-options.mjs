/**
 * Options that every call of the server takes.
 * @param {string} data the folder of user data
 * @param {string} extensions the folder of installed extensions
 */
export function commonOptions(data, extensions) {
  const accept = ["--accept-server-license-terms", "--disable-telemetry"];
  return [...accept, "--user-data-dir", data, "--extensions-dir", extensions];
}
