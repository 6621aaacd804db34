// A place of our own in somebody else's page, out of reach of its styles and scripts.
import tokens from "../../../static/tokens.css";

export interface Shell {
  /** Stands in the page; empty and without size. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** In the top layer while shown, so that no ancestor clips, moves or covers it. */
  readonly base: HTMLElement;
}

/** What happens in here is none of the page's shortcuts, nor a click or a focus outside of its open menu. */
const OURS =
  "keydown keypress keyup pointerdown pointerup mousedown mouseup touchstart touchend click focusin focusout";

/** In a shadow root lengths do not follow the page's root font size; `:host` would lose against the page's own rules. */
const UNIT = "[data-rapport-root] { --r-u: 16px; }";

export function makeShell(window: Window, name: string, css: string): Shell {
  const document = window.document;
  const host = document.createElement(name);
  // Set on the element itself: a page's rules for `*` win over `:host`.
  for (const [property, value] of [
    ["all", "initial"],
    ["position", "fixed"],
    ["width", "0"],
    ["height", "0"],
  ] as const) {
    host.style.setProperty(property, value, "important");
  }
  const root = host.attachShadow({ mode: "closed" });
  // A sheet can only be adopted in the document of the window that made it.
  const sheet = new (window as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(`:host { all: initial; }\n${tokens}\n${UNIT}\n${css}`);
  root.adoptedStyleSheets = [sheet];
  const base = document.createElement("div");
  base.setAttribute("data-rapport-root", "");
  base.setAttribute("popover", "manual");
  root.append(base);
  for (const type of OURS.split(" ")) {
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
  return { host, root, base };
}

/** Shows the shell inside `container`, which may have changed since. */
export function showIn(shell: Shell, container: HTMLElement): void {
  if (shell.host.parentNode !== container) container.append(shell.host);
  if (!shell.base.matches(":popover-open")) shell.base.showPopover();
}

export function hide(shell: Shell): void {
  if (shell.base.matches(":popover-open")) shell.base.hidePopover();
  shell.host.remove();
}

/** @returns whether start is on the right in this box */
export function isRightToLeft(box: HTMLElement): boolean {
  return box.ownerDocument.defaultView?.getComputedStyle(box).direction === "rtl";
}
