import type { Desk } from "./desks";

const SAYS_INTERNAL =
  /\b(internal|private)\s+(note|comment|reply|message)|\b(agents?|staff|team)[\s-]only\b|\bnot (sent|shown|visible) to (the )?(requestor|requester|customer|client)s?\b|\bnote to (your|the) team|\b(only )?visible (only )?to (agents|staff|your team|teammates)|\bcustomers? (won['’]t|will not|cannot|can['’]t) see/i;
const MARKED = /(^|[\s_-])(is-)?(internal|private|whisper)([\s_-](note|comment|mode|reply))?([\s_-]|$)/i;
/** A filter of the thread, which says nothing about the box. */
const FILTERS = /^\W*(show|hide|include|display|view|filter)\b/i;
const CHOSEN = [
  "[role=tab][aria-selected=true]",
  "[role=radio][aria-checked=true]",
  "[role=switch][aria-checked=true]",
  "[role=checkbox][aria-checked=true]",
  "[aria-pressed=true]",
  "input:is([type=radio],[type=checkbox]):checked + label",
  "label:has(input:is([type=radio],[type=checkbox]):checked)",
  "option:checked",
]
  .map((each) => `:scope ${each}`)
  .join();
const LEVELS = 8;

/** Does the help desk show that this box holds a note that the customer never sees? */
export function isInternal(box: Element, desk: Desk | null): boolean {
  if (desk && (box.matches(desk.internal) || closest(box, desk.internal))) {
    return true;
  }
  if (SAYS_INTERNAL.test(labels(box))) {
    return true;
  }
  for (let at: Element | null = box, level = 0; at && level < LEVELS; at = up(at), level++) {
    if (typeof at.className === "string" && MARKED.test(at.className)) {
      return true;
    }
    if ([...at.querySelectorAll(CHOSEN)].some(({ textContent }) => saysInternal(textContent ?? ""))) {
      return true;
    }
    if (at.matches("form,[role=dialog],dialog,main,body")) {
      break;
    }
  }
  return false;
}

function saysInternal(choice: string): boolean {
  return SAYS_INTERNAL.test(choice) && !FILTERS.test(choice);
}

function labels(box: Element): string {
  const labelledBy = (box.getAttribute("aria-labelledby") ?? "")
    .split(/\s+/)
    .map((id) => (id ? box.ownerDocument.getElementById(id)?.textContent : ""));
  const own = ["aria-label", "placeholder", "data-placeholder", "aria-placeholder", "title"].map((name) =>
    box.getAttribute(name),
  );
  const inner = box.querySelector("[data-placeholder]")?.getAttribute("data-placeholder");
  const forIt =
    box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement
      ? [...(box.labels ?? [])].map((l) => l.textContent)
      : [];
  return [...own, inner, ...labelledBy, ...forIt].filter(Boolean).join(" | ");
}

/** Like `closest`, out of frames of the same origin as well. */
function closest(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at; at = frameAround(at)) {
    const found = at.closest(selector);
    if (found) {
      return found;
    }
  }
  return null;
}

function up(element: Element): Element | null {
  if (element.parentElement) {
    return element.parentElement;
  }
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : frameAround(element);
}

export function frameAround(element: Element): Element | null {
  try {
    return element.ownerDocument.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}
