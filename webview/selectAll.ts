/** Select All inside a field is the field's own. */

/**
 * VS Code takes Ctrl+A for a command as well and sends the page a second "select all" some milliseconds later: the keys
 * typed in between would be replaced by the next one. The field has selected its text by then.
 */
export function keepSelectAll(): void {
  document.addEventListener("keydown", (event) => {
    const isSelectAll = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "a";
    const [inner] = event.composedPath();
    const isField = inner instanceof HTMLInputElement || inner instanceof HTMLTextAreaElement;
    if (isSelectAll && isField) event.stopPropagation();
  });
}
