import { signedIn } from "./signed-in";

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
const NOTE_BADGE =
  /^(internal|private)( (note|comment|message|reply))?$|^(only )?visible to (your )?(team|agents|staff)( only)?$/i;
const AUTHOR =
  "[class*=author i],[class*=sender i],[class*=from-name i],[class*=user-name i],[class*=username i],[itemprop=author],[class*=display-name i],[data-author],strong,b,h3,h4";
const FEWEST_WORDS = 3;
/** Enough for any thread that is open on a page; a longer one is read from its end. */
const MOST_BLOCKS = 400;
const HEAD_ELEMENTS = 40;

/** The messages before (or beside) a box, oldest first, each once: the innermost element that looks like one. */
export function blocksBefore(box: Element): Block[] {
  const likely = messagesBefore(box);
  const blocks = likely.length ? likely : rowsBefore(box);
  const mine = signedIn(box.ownerDocument);
  const isMine = ({ side, author }: Block) => side === null && author !== null && mine.has(author);
  // A name that all messages carry says nothing.
  if (!blocks.every(isMine)) {
    for (const block of blocks.filter(isMine)) {
      block.side = "agent";
    }
  }
  return blocks;
}

function messagesBefore(box: Element): Block[] {
  const document = box.ownerDocument;
  const found = [...document.querySelectorAll(LIKE_A_MESSAGE)].slice(-MOST_BLOCKS).filter((e) => isMessage(e, box));
  const outermost = found.filter(
    (e) => !found.some((other) => other !== e && e.contains(other) && sharesKind(e, other)),
  );
  const single = outermost.filter(
    (e, i) =>
      !outermost.some((other, j) => j !== i && other.contains(e) && words(other) < words(e) * 1.6 + 25) ||
      isAnswer(e, outermost),
  );
  return single.map((element) => ({ element, side: sideOf(element), author: authorOf(element) }));
}

/** Lies in the message that it answers, and is told from it by a name of its own. */
function isAnswer(element: Element, messages: readonly Element[]): boolean {
  const outer = messages.findLast((other) => other !== element && other.contains(element));
  const alike = outer?.tagName === element.tagName && outer.className === element.className;
  return alike && authorOf(element) !== null && authorOf(element) !== authorOf(outer);
}

/** Threads without any name for what they hold: definition lists and tables, a message a row. */
function rowsBefore(box: Element): Block[] {
  const rows = [...box.ownerDocument.querySelectorAll("dd,tr:has(td),[role=row]")].slice(-MOST_BLOCKS);
  const blocks = rows.flatMap((row) => {
    const isBefore = row.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!isBefore || !isMessage(row, box) || row.querySelector("tr,[role=row],dl")) {
      return [];
    }
    const cells = row.matches("dd") ? [termOf(row), row] : [...row.children];
    const body = cells.reduce((a, b) => (a && b && words(a) > words(b) ? a : b), null);
    const heads = cells.filter((cell) => cell !== null && cell !== body);
    const author = heads.map((cell) => cell && nameIn(cell)).find((name) => name) ?? null;
    // What is not under a person's name is no message: the fields of a ticket stand in such lists as well.
    if (!body || !author || words(body) < FEWEST_WORDS) {
      return [];
    }
    const isNote = [...heads, row].some((part) => part && saysNote(part));
    return [{ element: body, side: isNote ? ("note" as const) : sideOf(row), author }];
  });
  // The fields of a ticket make a list as well: the thread is the one with the most to read.
  const lists = Map.groupBy(blocks, ({ element }) => element.closest("dl,table,[role=table],[role=grid]"));
  const said = (list: Block[]) => list.reduce((sum, { element }) => sum + words(element), 0);
  return [...lists.values()].reduce((a, b) => (said(b) > said(a) ? b : a), []);
}

function termOf(definition: Element): Element | null {
  let at = definition.previousElementSibling;
  while (at && !at.matches("dt")) {
    at = at.previousElementSibling;
  }
  return at;
}

/** The name that a head begins with; a time or an address often follows it. */
function nameIn(element: Element): string | null {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.nodeValue?.trim()) {
      return authorOf(element) ?? cleanName(text.nodeValue.split(/[,·|–—(<\n]/)[0] ?? "");
    }
  }
  return authorOf(element);
}

/** A badge in the message says so. */
function saysNote(element: Element): boolean {
  // It stands in the head; what follows may be a whole mail.
  return [...element.querySelectorAll("*")]
    .slice(0, HEAD_ELEMENTS)
    .some((part) => !part.childElementCount && NOTE_BADGE.test(part.textContent?.trim() ?? ""));
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
    if ((NOTE.test(signs) && level < 2) || (level === 0 && saysNote(element))) {
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
