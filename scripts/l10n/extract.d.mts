/** The source files by their path from the root of the repository. */
export function sourceFiles(root: string): string[];
