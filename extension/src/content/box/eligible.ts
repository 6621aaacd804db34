import { shadowOf } from "./box";

/** Input types that hold sentences. */
const TYPES = new Set(["text", ""]);
/** `autocomplete` words of fields that are nobody's business: payment, sign-in, one-time codes, addresses. */
const PRIVATE =
  /(^|\s)(cc-\S+|one-time-code|current-password|new-password|username|email|tel\S*|url|postal-code|street-address|address-\S+|bday\S*|transaction-\S+)(\s|$)/i;
const PRIVATE_NAME =
  /(passw|pwd|secret|otp|one.?time|2fa|mfa|totp|(^|[^a-z])(cvv|cvc|csc|pin|iban|ssn|token)([^a-z]|$)|card.?(num|no)|credit.?card|search|e-?mail|recipient|(^|[^a-z])(cc|bcc|to|from)([^a-z]|$))/i;

/** Narrower than a word: an editor that draws its text itself catches keys in such a field, and its words stand elsewhere. */
const FEWEST_PX = 16;

/** The box that the focus at this element means, or null when it is none of ours. */
export function boxElementAt(element: Element | null): HTMLElement | null {
  if (!(element instanceof HTMLElement)) {
    return null;
  }
  if (element instanceof HTMLTextAreaElement) {
    return plainAllowed(element) ? element : null;
  }
  if (element instanceof HTMLInputElement) {
    return TYPES.has(element.getAttribute("type")?.toLowerCase() ?? "") && plainAllowed(element) ? element : null;
  }
  if (!element.isContentEditable) {
    return null;
  }
  const host = editingHost(element);
  return host && allowed(host) && !host.closest("[role=searchbox],[role=combobox]") ? host : null;
}

/** The outermost editable element around one; the body of a document in design mode. */
function editingHost(element: HTMLElement): HTMLElement | null {
  let host: HTMLElement = element;
  while (host.parentElement?.isContentEditable) {
    host = host.parentElement;
  }
  return host === host.ownerDocument.documentElement ? host.ownerDocument.body : host;
}

function plainAllowed(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  const name = `${field.name} ${field.id} ${field.getAttribute("aria-label") ?? ""}`;
  return (
    !field.readOnly &&
    !field.disabled &&
    field.clientWidth >= FEWEST_PX &&
    field.inputMode !== "numeric" &&
    field.inputMode !== "email" &&
    field.inputMode !== "search" &&
    !/^(searchbox|spinbutton)$/.test(field.getAttribute("role") ?? "") &&
    // Names are offered in messages of several lines, too.
    !(field.getAttribute("role") === "combobox" && !(field instanceof HTMLTextAreaElement && field.rows > 1)) &&
    !PRIVATE.test(field.autocomplete) &&
    !(field instanceof HTMLInputElement && PRIVATE_NAME.test(name)) &&
    !(field instanceof HTMLInputElement && field.closest("[role=search],search,form[action*=search]")) &&
    getComputedStyle(field).getPropertyValue("-webkit-text-security") !== "disc" &&
    allowed(field)
  );
}

/** Editors that bid other helpers keep out of every box they make, whatever their page thinks of it (Quill 1). */
const BIDS_BY_ITSELF = ".ql-editor";

/** What a page may say to be left alone, here or on anything around it. */
function allowed(element: HTMLElement): boolean {
  for (let at: Element | null = element; at; at = parent(at)) {
    if (
      at.hasAttribute("data-rapport") ||
      (at.getAttribute("data-gramm") === "false" && !at.matches(BIDS_BY_ITSELF)) ||
      at.getAttribute("data-enable-grammarly") === "false" ||
      at.getAttribute("data-lt-active") === "false" ||
      at.classList.contains("monaco-editor") ||
      at.classList.contains("xterm")
    ) {
      return false;
    }
  }
  // A page switches the spell checker off for code, keys and other text that is not prose.
  return element.getAttribute("spellcheck") !== "false" || isEditorOfProse(element);
}

/** Several rich editors switch the browser's spell checker off to bring their own. */
function isEditorOfProse(element: HTMLElement): boolean {
  return element.isContentEditable || element instanceof HTMLTextAreaElement;
}

function parent(element: Element): Element | null {
  if (element.parentElement) {
    return element.parentElement;
  }
  const root = element.getRootNode();
  return root instanceof ShadowRoot && shadowOf(root.host) ? root.host : null;
}
