// What popup and options are made of. Never a string of HTML.
import type { Severity } from "engine";
import { type Make, make } from "./dom";
import { t } from "./strings";

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Make = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  return make(document, tag, attributes, ...children);
}

/** @param id tells it from others when a page is drawn anew, so that the focus stays */
export function button(id: string, look: string, text: string, press: () => unknown): HTMLButtonElement {
  const made = el("button", { type: "button", id, class: look, text });
  made.addEventListener("click", () => void press());
  return made;
}

/** @param press null when it cannot be changed */
export function toggle(id: string, text: string, on: boolean, press: ((on: boolean) => unknown) | null) {
  const made = el(
    "button",
    { type: "button", id, class: "switch", role: "switch", "aria-checked": String(on) },
    el("span", { text }),
    el("i", { "aria-hidden": "true" }),
  );
  made.disabled = press === null;
  made.addEventListener("click", () => {
    // As it stands now: a second press may come before the page was drawn anew.
    const next = made.getAttribute("aria-checked") !== "true";
    made.setAttribute("aria-checked", String(next));
    void press?.(next);
  });
  return made;
}

export function severity(of: Severity, title: string): HTMLElement {
  return el("span", { class: `severity ${of}`, text: title });
}

export function companySet(): HTMLElement {
  return el("p", { class: "caption", text: t("setByCompany") });
}

/** Bubble, and the two halves of the flame. */
const MARK = [
  ["var(--r-logo)", "M14 2h4a12 12 0 0 1 12 12v4a12 12 0 0 1-12 12H4a2 2 0 0 1-2-2V14A12 12 0 0 1 14 2z"],
  ["#f0a15c", "M16 6.5c-4.7 4.3-7 7.5-7 11.2a7 7 0 0 0 7 7z"],
  ["#fbdca6", "M16 6.5c4.7 4.3 7 7.5 7 11.2a7 7 0 0 1-7 7z"],
] as const;

export function brand(): HTMLElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("aria-hidden", "true");
  for (const [fill, d] of MARK) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("fill", fill);
    path.setAttribute("d", d);
    svg.append(path);
  }
  return el("span", { class: "brand" }, svg, t("name"));
}

let held: Promise<void> | null = null;

for (const press of ["keydown", "pointerdown"]) {
  addEventListener(press, () => {
    const mine = new Promise<void>((done) => {
      for (const release of ["keyup", "pointerup", "pointercancel", "blur"]) {
        // The click comes after the release.
        addEventListener(release, () => setTimeout(done), { once: true });
      }
    });
    held = mine;
    void mine.then(() => {
      // The next press may have come before the click of this one.
      if (held === mine) held = null;
    });
  });
}

/** When no key and no button is held down: one that is let go on another element than it was pressed on presses neither. */
export async function released(): Promise<void> {
  while (held) await held;
}

/** Draws the page anew; whoever had the focus has it again. */
export function draw(...parts: Node[]): void {
  const had = document.activeElement?.id;
  document.body.replaceChildren(...parts);
  const again = had ? document.getElementById(had) : null;
  again?.focus();
}

export function clock(at: number | string): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** "13:58" today, "Tuesday 13:58" within a week, else "3 March 13:58". */
export function moment(iso: string): string {
  const date = new Date(iso);
  if (date.toDateString() === new Date().toDateString()) return clock(iso);
  const recent = Date.now() - date.getTime() < 7 * 24 * 3600 * 1000;
  const day = date.toLocaleDateString("en-GB", recent ? { weekday: "long" } : { day: "numeric", month: "long" });
  return `${day} ${clock(iso)}`;
}

/** An invite link, taken apart; null for every other address. */
export function inviteIn(address: string): { server: string; invite: string } | null {
  try {
    const url = new URL(address);
    const invite = /^\/join\/([\w-]+)\/?$/.exec(url.pathname)?.[1];
    return invite && /^https?:$/.test(url.protocol) ? { server: url.origin, invite } : null;
  } catch {
    return null;
  }
}
