/** One message of a thread as any page may show it. */
export interface Block {
  element: Element;
  /** Null when the page does not tell. */
  side: "customer" | "agent" | "note" | null;
  author: string | null;
}

const LIKE_A_MESSAGE =
  "article,[role=article],[role=listitem],[class*=message i],[class*=comment i],[class*=article i],[class*=thread-entry i],[class*=transaction i],[class*=bubble i],[class*=conversation-item i],[data-test-id*=comment i],[data-testid*=message i],[class*=post i],[class*=reply-item i]";
const CUSTOMER =
  /(^|[^a-z])(customers?|clients?|requesters?|end-?users?|incoming|inbound|received|visitors?|contacts?|consumer|guest|enduser|sender-?type-?customer)([^a-z]|$)/i;
const AGENT =
  /(^|[^a-z])(agents?|staff|outgoing|outbound|sent|own|self|me|mine|operators?|admin|support|representative|team-?member|response)([^a-z]|$)/i;
const NOTE = /(^|[^a-z])(internal|private|notes?|system|event|whisper)([^a-z]|$)/i;
const AUTHOR =
  "[class*=author i],[class*=sender i],[class*=from-name i],[class*=user-name i],[class*=username i],[itemprop=author],[class*=display-name i],[data-author],strong,b,h3,h4";
const FEWEST_WORDS = 3;
/** Enough for any thread that is open on a page; a longer one is read from its end. */
const MOST_BLOCKS = 400;

/** The messages before (or beside) a box, oldest first, each once: the innermost element that looks like one. */
export function blocksBefore(box: Element): Block[] {
  const document = box.ownerDocument;
  const found = [...document.querySelectorAll(LIKE_A_MESSAGE)].slice(-MOST_BLOCKS).filter((e) => isMessage(e, box));
  const outermost = found.filter(
    (e) => !found.some((other) => other !== e && e.contains(other) && sharesKind(e, other)),
  );
  const single = outermost.filter(
    (e, i) => !outermost.some((other, j) => j !== i && other.contains(e) && words(other) < words(e) * 1.6 + 25),
  );
  return single.map((element) => ({ element, side: sideOf(element), author: authorOf(element) }));
}

/** A list of messages is no message: it holds several. */
function sharesKind(outer: Element, inner: Element): boolean {
  return outer.querySelectorAll(LIKE_A_MESSAGE).length > 3 && words(outer) > words(inner) * 1.6 + 25;
}

function isMessage(element: Element, box: Element): boolean {
  if (
    element.contains(box) ||
    box.contains(element) ||
    element.closest("[contenteditable=true],textarea,nav,header[role=banner],[aria-hidden=true],form")
  ) {
    return false;
  }
  const visible = element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
  return visible && words(element) >= FEWEST_WORDS;
}

function words(element: Element): number {
  return element.textContent?.trim().split(/\s+/).length ?? 0;
}

function sideOf(element: Element): Block["side"] {
  for (let at: Element | null = element, level = 0; at && level < 4; at = at.parentElement, level++) {
    const signs =
      `${at.className} ${at.getAttribute("data-author-type") ?? ""} ${at.getAttribute("data-type") ?? ""} ${at.getAttribute("data-sender") ?? ""} ${at.getAttribute("data-direction") ?? ""} ${at.getAttribute("aria-label") ?? ""} ${at.getAttribute("data-role") ?? ""}`.replace(
        /([a-z])([A-Z])/g,
        "$1-$2",
      );
    const customer = CUSTOMER.test(signs);
    const agent = AGENT.test(signs);
    if (NOTE.test(signs) && level < 2) {
      return "note";
    }
    if (customer !== agent) {
      return customer ? "customer" : "agent";
    }
  }
  const role = element.querySelector("[class*=role i],[class*=badge i],[class*=label i]")?.textContent ?? "";
  return /agent|staff|support|team|admin/i.test(role)
    ? "agent"
    : /customer|requester|client|user/i.test(role)
      ? "customer"
      : null;
}

export function authorOf(element: Element): string | null {
  const named = element.querySelector(AUTHOR);
  const name = named?.getAttribute("data-author") ?? named?.textContent ?? "";
  return cleanName(name);
}

/** A person's name, or null: at most four words, letters only. */
export function cleanName(name: string): string | null {
  const tidy = name
    .replace(/<[^>]*>|\([^)]*\)|".*?"/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[:,]$/, "");
  return /^\p{Lu}[\p{L}.'’-]*( [\p{L}.'’-]+){0,3}$/u.test(tidy) ? tidy : null;
}
