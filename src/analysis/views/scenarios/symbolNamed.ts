/** The symbol that the name of a file has in it, the longest of several: "btcusdt-2020-03.csv" is of BTCUSDT. */
export function symbolNamed(name: string, symbols: readonly string[]): string | undefined {
  const plain = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  const found = symbols.filter((symbol) => plain(symbol) !== "" && plain(name).includes(plain(symbol)));
  return found.sort((a, b) => b.length - a.length)[0];
}
