/**
 * Puts words into the clipboard from within a click or key, without a permission and on pages that are not secure,
 * where `navigator.clipboard` is missing.
 */
export function copy(document: Document, words: string): boolean {
  const allow = (event: Event) => event.preventDefault();
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", words);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Without a selection the command is only possible when somebody claims the event beforehand.
  document.addEventListener("beforecopy", allow, true);
  document.addEventListener("copy", fill, true);
  try {
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("beforecopy", allow, true);
    document.removeEventListener("copy", fill, true);
  }
}
