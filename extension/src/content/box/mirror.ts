type Field = HTMLTextAreaElement | HTMLInputElement;

/** What decides where the words of a field stand. */
const COPIED = [
  "direction",
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontVariant",
  "fontWeight",
  "fontStretch",
  "fontKerning",
  "fontFeatureSettings",
  "letterSpacing",
  "wordSpacing",
  "lineHeight",
  "textAlign",
  "textIndent",
  "textTransform",
  "tabSize",
  "overflowWrap",
  "wordBreak",
  "paddingTop",
  "paddingRight",
  "paddingBottom",
  "paddingLeft",
] as const;

/**
 * Tells where text stands in a field of a browser without ranges inside fields, by laying the same text out beside it.
 *
 * The copy lives in a closed shadow root at the end of the document, is never seen or read out, and exists only while it measures or paints.
 */
export class Mirror {
  private readonly host: HTMLElement;
  private readonly text: HTMLElement;

  constructor(private readonly field: Field) {
    const document = field.ownerDocument;
    this.host = document.createElement("div");
    this.host.setAttribute("aria-hidden", "true");
    this.host.style.cssText =
      "all:initial;position:fixed;overflow:hidden;pointer-events:none;z-index:2147483646;contain:strict;";
    this.text = document.createElement("div");
    this.host.attachShadow({ mode: "closed" }).append(this.text);
  }

  /** Lays the text out anew over the field; call after anything moved. */
  place(): Text | null {
    const { field, host, text } = this;
    if (!field.isConnected) {
      this.remove();
      return null;
    }
    if (!host.isConnected) {
      field.ownerDocument.documentElement.append(host);
    }
    const style = getComputedStyle(field);
    const zoom = field.currentCSSZoom || 1;
    const rect = field.getBoundingClientRect();
    const left = rect.left + field.clientLeft * zoom;
    const top = rect.top + field.clientTop * zoom;
    Object.assign(host.style, {
      left: `${left}px`,
      top: `${top}px`,
      zoom: `${zoom}`,
      width: `${field.clientWidth}px`,
      height: `${field.clientHeight}px`,
    });
    if (zoom !== 1) {
      Object.assign(host.style, { left: `${left / zoom}px`, top: `${top / zoom}px` });
    }
    const copied: Record<string, string> = {};
    for (const name of COPIED) {
      copied[name] = style[name];
    }
    const line = field instanceof HTMLInputElement;
    Object.assign(text.style, copied, {
      boxSizing: "border-box",
      position: "absolute",
      left: `${-field.scrollLeft}px`,
      top: `${-field.scrollTop}px`,
      width: line ? "max-content" : `${field.clientWidth}px`,
      minWidth: `${field.clientWidth}px`,
      color: "transparent",
      whiteSpace: line ? "pre" : "pre-wrap",
      border: "0",
      margin: "0",
    });
    if (line) {
      Object.assign(text.style, {
        height: `${field.clientHeight}px`,
        lineHeight: `${field.clientHeight}px`,
        paddingTop: "0",
        paddingBottom: "0",
      });
    }
    if (text.textContent !== field.value) {
      text.textContent = field.value;
    }
    return text.firstChild as Text | null;
  }

  range(start: number, end: number): Range | null {
    const node = this.text.firstChild;
    if (!node || end > (node.nodeValue?.length ?? 0)) {
      return null;
    }
    const range = this.field.ownerDocument.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range;
  }

  rects(start: number, end: number): DOMRect[] {
    this.place();
    return [...(this.range(start, end)?.getClientRects() ?? [])];
  }

  remove(): void {
    this.host.remove();
  }
}
