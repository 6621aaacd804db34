/** A stretch of the box's text that lies in one text node, character for character. */
export interface Piece {
  node: Text;
  /** First character within the node. */
  from: number;
  start: number;
  end: number;
  /** Block number and the inline tags around it: what a replacement must leave alone. */
  path: string;
}

export interface RichText {
  text: string;
  skip: number[];
  pieces: Piece[];
}

const INLINE = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR".split(
    " ",
  ),
);
const BLOCK = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
const UNSEEN = new Set(
  "SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG CANVAS VIDEO AUDIO SELECT TEXTAREA INPUT BUTTON".split(" "),
);
/** Inline tags that carry meaning; a SPAN comes and goes as the editor likes. */
const MEANING = new Set("A ABBR B CODE DEL EM FONT I INS KBD MARK Q S SMALL STRIKE STRONG SUB SUP U".split(" "));
/** Signatures as mail clients and help desks mark them. */
const SIGNATURE =
  ".gmail_signature,.moz-signature,[data-smartmail=gmail_signature],[id=Signature],.signature,.email-signature,.gmail_quote,.moz-cite-prefix,.yahoo_quoted";
/** A line of prose like any other, whatever its tag says (CodeMirror 5). */
const LINE = ".CodeMirror-line";
const ZERO_WIDTH = /^[\u200b\ufeff\u2060]*$/;

/** What an element is to a reader. To find out costs more than to read its words. */
interface Kind {
  isBreak: boolean;
  isSeen: boolean;
  isBlock: boolean;
  keepsBreaks: boolean;
  isOwn: boolean;
  /** Its part of a {@link Piece}'s path. */
  step: string;
}

export type Kinds = WeakMap<Element, Kind>;

/**
 * Reads a rich box as its reader sees it: blocks join with two line breaks, a `br` is one.
 *
 * What is not the agent's own stands in `skip`: quotes, code, signatures and islands that cannot be edited.
 *
 * @param kinds what was found out the last time and still holds; what is new is added
 */
export function readRich(root: HTMLElement, kinds: Kinds): RichText {
  const pieces: Piece[] = [];
  const skip: number[] = [];
  let text = "";
  let block = 0;
  let pendingBlock = false;
  let pendingBreaks = 0;

  function boundary(): void {
    block++;
    pendingBlock = true;
  }

  function flush(): void {
    if (pendingBlock) {
      // A block's last br only holds the line open.
      text += text === "" ? "" : "\n\n";
    } else {
      text += "\n".repeat(pendingBreaks);
    }
    pendingBlock = false;
    pendingBreaks = 0;
  }

  function addText(node: Text, path: string, keepsBreaks: boolean): void {
    const raw = node.data;
    if (raw === "" || (ZERO_WIDTH.test(raw) && raw.length < 3)) {
      return;
    }
    // Whitespace between blocks is layout, not text.
    if (!keepsBreaks && /^[ \t\r\n\f]*$/.test(raw) && (pendingBlock || text === "") && raw.includes("\n")) {
      return;
    }
    flush();
    const start = text.length;
    text += keepsBreaks ? raw : raw.replace(/[\t\r\n\f]/g, " ");
    pieces.push({ node, from: 0, start, end: text.length, path: `${block}${path}` });
  }

  function addElement(element: Element, path: string, keeps: boolean): void {
    let kind = kinds.get(element);
    if (!kind) {
      kind = kindOf(element, keeps);
      kinds.set(element, kind);
    }
    const { isBlock } = kind;
    if (kind.isBreak && !pendingBlock) {
      pendingBreaks++;
    }
    if (!kind.isSeen) {
      return;
    }
    if (isBlock) {
      boundary();
    }
    const before = text.length;
    children(element, kind.step ? path + kind.step : path, kind.keepsBreaks);
    if (text.length > before && !kind.isOwn) {
      const first = pieces.find((p) => p.end > before);
      skip.push(first && first.start > before ? first.start : before, text.length);
    }
    if (isBlock) {
      boundary();
    }
  }

  function children(parent: Element, path: string, keepsBreaks: boolean): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        addText(child as Text, path, keepsBreaks);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        addElement(child as Element, path, keepsBreaks);
      }
    }
  }

  children(root, "", preserves(root, false));
  return { text, skip, pieces };
}

function kindOf(element: Element, keeps: boolean): Kind {
  const tag = element.tagName.toUpperCase();
  const isSeen = tag !== "BR" && !UNSEEN.has(tag);
  const isBlock = isSeen && (BLOCK.has(tag) || (!INLINE.has(tag) && displaysAsBlock(element)));
  return {
    isBreak: tag === "BR",
    isSeen,
    isBlock,
    keepsBreaks: tag === "PRE" || (isBlock || tag === "SPAN" ? preserves(element, keeps) : keeps),
    isOwn: !notOwn(element, tag),
    step: MEANING.has(tag) ? `/${tag}${tag === "A" ? `=${element.getAttribute("href") ?? ""}` : ""}` : "",
  };
}

function notOwn(element: Element, tag: string): boolean {
  return (
    tag === "BLOCKQUOTE" ||
    (tag === "PRE" && !element.matches(LINE)) ||
    tag === "CODE" ||
    element.getAttribute("contenteditable")?.toLowerCase() === "false" ||
    element.matches(SIGNATURE)
  );
}

function displaysAsBlock(element: Element): boolean {
  const display = getComputedStyle(element).display;
  return display !== "contents" && !display.startsWith("inline") && display !== "none";
}

function preserves(element: Element, inherited: boolean): boolean {
  if (!(element instanceof HTMLElement) || (!element.style.whiteSpace && element.tagName === "SPAN")) {
    return inherited;
  }
  const space = getComputedStyle(element).whiteSpaceCollapse;
  return space.startsWith("preserve") || space === "break-spaces";
}
