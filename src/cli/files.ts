/** Reading the files of a command line. */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

/** The text of a file, `-` for standard input; or why it cannot be read, in words. */
export async function contentOf(
  path: string,
): Promise<{ readonly text: string } | { readonly reason: string }> {
  try {
    return { text: await (path === "-" ? text(process.stdin) : readFile(path, "utf8")) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** How a file is called in what is printed. */
export function nameOf(path: string): string {
  return path === "-" ? "<stdin>" : path;
}

/** What the system says about a file, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "access to it is not allowed",
    ERR_STRING_TOO_LONG: "it is too large",
  };
  return words[code ?? ""] ?? message;
}
