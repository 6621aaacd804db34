import { authorOf, type Block, blocksBefore, cleanName } from "./blocks";
import { type Desk, deskHere } from "./desks";
import { frameAround, isInternal } from "./internal";
import type { CustomerSeen } from "./seen";

/** Longer messages are read from their start: the story comes first. */
const MOST_CHARS = 20_000;
/** A word or two are selected by accident. */
const FEWEST_SELECTED = 4;
/** "On Tuesday, Sam wrote:" above a quote. */
const WROTE = /(?:^|\n)\s*(?:On .{4,80}?,? )?([^\n,<>]{2,60}?)(?: <[^>]+>)? wrote:\s*(?=\n|$)/;

/**
 * Finds the customer's last message on the page around a box.
 *
 * In this order: what the agent has selected, a help desk whose page is known, the last message block that is not the agent's, quoted text in
 * the box. Everything stays in the page.
 */
export function readCustomer(box: HTMLElement): CustomerSeen {
  const outer = outermost(box);
  const document = outer.ownerDocument;
  const desk = deskHere(document);
  const thread = desk ? blocksOf(desk, document) : [];
  const blocks = thread.length ? thread : blocksBefore(outer);
  const last = blocks.findLast((b) => b.side === "customer") ?? blocks.findLast((b) => b.side === null);
  const quoted = quoteIn(box);
  const selected = selection(document, box);
  const others = blocks.map(({ element }) => element);
  const message = selected ?? (last ? wordsOf(last.element, desk, others) : null) ?? quoted?.message ?? null;
  return {
    message: message ? message.slice(0, MOST_CHARS) : null,
    name: last?.author ?? quoted?.name ?? null,
    firstReply: !blocks.some((b) => b.side === "agent"),
    internal: isInternal(box, desk),
  };
}

function outermost(box: Element): Element {
  let at = box;
  for (let frame = frameAround(at); frame; frame = frameAround(at)) {
    at = frame;
  }
  return at;
}

function blocksOf(desk: Desk, document: Document): Block[] {
  return [...document.querySelectorAll(`${desk.customer},${desk.agent}`)].map((element) => ({
    element,
    side: element.matches(desk.agent) ? "agent" : "customer",
    author: cleanName(element.querySelector(desk.author)?.textContent ?? "") ?? authorOf(element),
  }));
}

function wordsOf(element: Element, desk: Desk | null, messages: readonly Element[]): string {
  if (messages.some((other) => other !== element && element.contains(other))) {
    return besides(element, messages).trim();
  }
  const body =
    (desk && element.querySelector(desk.body)) ??
    element.querySelector("[class*=body i],[class*=content i],[class*=text i],p")?.parentElement ??
    element;
  // Mail as HTML stands in a frame of its own (Znuny).
  if (body instanceof HTMLIFrameElement) {
    return body.contentDocument?.body?.innerText.trim() ?? "";
  }
  const chosen = element.contains(body) && (body.textContent?.trim().length ?? 0) > 0 ? body : element;
  return wordsIn(chosen).trim();
}

/** The words of a message without those of its answers, which lie in it. */
function besides(element: Element, messages: readonly Element[]): string {
  const parts: string[] = [];
  for (const child of element.childNodes) {
    if (!(child instanceof Element)) {
      parts.push(child.nodeValue ?? "");
    } else if (!messages.includes(child)) {
      parts.push(messages.some((other) => child.contains(other)) ? besides(child, messages) : wordsIn(child));
    }
  }
  return parts.join("\n");
}

function wordsIn(element: Element): string {
  return element instanceof HTMLElement ? element.innerText : (element.textContent ?? "");
}

function selection(document: Document, box: Element): string | null {
  const selection = document.getSelection();
  const outside =
    selection?.anchorNode &&
    !box.contains(selection.anchorNode) &&
    !document.activeElement?.contains(selection.anchorNode);
  const kept = (document.defaultView as (Window & typeof globalThis) | null)?.rapportSelected ?? "";
  return (
    [outside ? selection.toString() : "", kept]
      .map((words) => words.trim())
      .find((words) => words.split(/\s+/).length >= FEWEST_SELECTED) ?? null
  );
}

/** The customer's words as a help desk quotes them in the reply box. */
function quoteIn(box: HTMLElement): { message: string; name: string | null } | null {
  const text = box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement ? box.value : box.innerText;
  const quote = box.querySelector("blockquote");
  const lines = text.split("\n").filter((l) => l.startsWith(">"));
  const message = quote
    ? quote.innerText.trim()
    : lines
        .map((l) => l.replace(/^[> ]+/, ""))
        .join("\n")
        .trim();
  const name = text.match(WROTE)?.[1];
  return message ? { message, name: name ? cleanName(name) : null } : null;
}
