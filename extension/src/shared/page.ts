// What the popup and the options share: small parts of a page.
import type { Severity } from "engine";
import { make } from "./dom";
import { t } from "./strings";

export type Part = Node | string | null;

/** Shows the parts; the control that had the focus gets it again, found by its `data-id`. */
export function fill(main: HTMLElement, ...parts: Part[]): void {
  const id = (document.activeElement as HTMLElement | null)?.dataset.id;
  main.replaceChildren(...parts.filter((part) => part !== null));
  if (id) main.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
}

export function brand(person: string | null): HTMLElement {
  return make(
    document,
    "div",
    { class: "brand" },
    make(document, "img", { src: "icons/on-48.png", alt: "" }),
    t("name"),
    person ? make(document, "span", { class: "who quiet", text: person }) : null,
  );
}

export function text(words: string, style = ""): HTMLElement {
  return make(document, "p", { class: style, text: words });
}

export function button(words: string, style: string, press: () => void): HTMLButtonElement {
  const element = make(document, "button", { type: "button", class: style, text: words, "data-id": words });
  element.addEventListener("click", press);
  return element;
}

export function toggle(words: string, on: boolean, locked: boolean, turn: (on: boolean) => void): HTMLElement {
  const element = button(words, "switch", () => turn(!on));
  element.setAttribute("role", "switch");
  element.setAttribute("aria-checked", String(on));
  element.disabled = locked;
  return element;
}

export function severity(level: Severity, words: string): HTMLElement {
  return make(document, "span", { class: "severity", "data-severity": level, text: words });
}

/** Said when a company has fixed a setting. */
export function lockedNote(locked: boolean): HTMLElement | null {
  return locked ? text(t("setByCompany"), "quiet") : null;
}

export function clock(time: Date): string {
  return time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
