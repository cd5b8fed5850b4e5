/** The places of a text in which something is put, each once and sorted. */
export function placeholdersOf(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return [...new Set(names)].sort();
}
