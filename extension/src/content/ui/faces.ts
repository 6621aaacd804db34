// What the card shows in each of its states. Builds elements, decides nothing.
import type { Finding } from "engine";
import { icon, make } from "../../shared/dom";
import { t } from "../../shared/strings";
import { type Run, runs, spoken } from "./diff";
import type { CardView } from "./types";

/** A face says which controls it has, in the order of the Tab key; the first takes the focus. */
export interface Face {
  name: "finding" | "report" | "failed" | "settled";
  parts: HTMLElement[];
  /** Rewrites, or the one thing to copy: the up and down keys go through these. */
  choices: HTMLButtonElement[];
  /** What Tab goes to after the choices. */
  controls: HTMLElement[];
}

/** What the controls do. */
export interface Deeds {
  take(choice: number): void;
  ignore(): void;
  off(): void;
  askReport(): void;
  sendReport(sentence: string | null): void;
  back(): void;
  copy(): void;
  undo(): void;
  next(): void;
  previous(): void;
  close(): void;
}

type Doc = Document;

function button(doc: Doc, style: string, text: string, deed: () => void): HTMLButtonElement {
  const element = make(doc, "button", { type: "button", class: style, text });
  element.addEventListener("click", deed);
  return element;
}

function iconButton(doc: Doc, name: "previous" | "next" | "close", label: string, deed: () => void): HTMLButtonElement {
  const element = button(doc, "icon", "", deed);
  element.setAttribute("aria-label", label);
  element.title = label;
  const svg = icon(doc, name);
  svg.classList.add(name);
  element.append(svg);
  return element;
}

function severity(doc: Doc, finding: Finding, text: string): HTMLElement {
  return make(doc, "span", { class: "severity", "data-severity": finding.severity, text });
}

function head(
  doc: Doc,
  view: CardView,
  lead: Finding,
  deeds: Deeds,
): { element: HTMLElement; controls: HTMLElement[] } {
  const close = iconButton(doc, "close", t("close"), deeds.close);
  const controls: HTMLElement[] = [close];
  const end = make(doc, "span", { class: "end" });
  if (view.count > 1) {
    const previous = iconButton(doc, "previous", t("previousPhrase"), deeds.previous);
    const next = iconButton(doc, "next", t("nextPhrase"), deeds.next);
    end.append(previous, make(doc, "span", { text: t("place", view.index, view.count) }), next);
    controls.unshift(previous, next);
  }
  end.append(close);
  const category = severity(doc, lead, view.categoryTitle(lead.category));
  return { element: make(doc, "div", { class: "head" }, category, end), controls };
}

function foot(doc: Doc, deeds: Deeds): { element: HTMLElement; controls: HTMLElement[] } {
  const controls = [
    button(doc, "link", t("ignoreHere"), deeds.ignore),
    button(doc, "link", t("offForMe"), deeds.off),
    button(doc, "link last", t("notRight"), deeds.askReport),
  ];
  return { element: make(doc, "div", { class: "foot" }, ...controls), controls };
}

function wordsOf(doc: Doc, run: Run[]): HTMLElement {
  const words = make(doc, "span", { class: "words" });
  for (const { kind, text } of run) {
    if (kind === "new") words.append(make(doc, "b", { text }));
    else if (kind === "kept") words.append(text);
    else words.append(make(doc, "span", { class: "blank", text }));
  }
  return words;
}

function choice(doc: Doc, key: string, words: HTMLElement, deed: () => void): HTMLButtonElement {
  const element = button(doc, "choice", "", deed);
  element.append(
    make(doc, "span", { class: "key", text: key, "aria-hidden": "true" }),
    words,
    make(doc, "span", { class: "enter", text: t("enter"), "aria-hidden": "true" }),
  );
  return element;
}

function why(doc: Doc, text: string): HTMLElement {
  return make(doc, "p", { class: "why", id: "why", text });
}

export function findingFace(doc: Doc, view: CardView, deeds: Deeds): Face {
  const [lead, ...others] = view.findings as [Finding, ...Finding[]];
  const top = head(doc, view, lead, deeds);
  const bottom = foot(doc, deeds);
  const choices = lead.rewrites.slice(0, 3).map((rewrite, index) => {
    const run = rewrite === "" ? [{ kind: "new" as const, text: t("leaveOut") }] : runs(view.phrase, rewrite);
    const element = choice(doc, String(index + 1), wordsOf(doc, run), () => deeds.take(index));
    element.setAttribute(
      "aria-label",
      t(
        "replaceWith",
        spoken(run, (name) => t("blankSpoken", name)),
      ),
    );
    return element;
  });
  return {
    name: "finding",
    parts: [
      top.element,
      why(doc, lead.message),
      ...(choices.length > 0 ? [make(doc, "div", { class: "choices" }, ...choices)] : []),
      ...others.map((other) =>
        make(doc, "p", { class: "also" }, severity(doc, other, t("also", view.categoryTitle(other.category)))),
      ),
      bottom.element,
    ],
    choices,
    controls: [...bottom.controls, ...top.controls],
  };
}

export function reportFace(doc: Doc, view: CardView, deeds: Deeds): Face {
  const top = head(doc, view, view.findings[0] as Finding, deeds);
  const tick = make(doc, "input", { type: "checkbox" });
  const label = make(
    doc,
    "label",
    { class: "tick" },
    tick,
    make(
      doc,
      "span",
      {},
      `${t("reportSentence")} `,
      make(doc, "span", { class: "sentence", text: t("quoted", view.sentence) }),
    ),
  );
  const send = button(doc, "button main", t("sendReport"), () => deeds.sendReport(tick.checked ? view.sentence : null));
  const back = button(doc, "button", t("back"), deeds.back);
  return {
    name: "report",
    parts: [top.element, why(doc, t("reportThanks")), label, make(doc, "div", { class: "foot buttons" }, send, back)],
    choices: [],
    controls: [tick, send, back, ...top.controls],
  };
}

export function failedFace(doc: Doc, view: CardView, putBack: boolean, words: string, deeds: Deeds): Face {
  const top = head(doc, view, view.findings[0] as Finding, deeds);
  const bottom = foot(doc, deeds);
  const text = make(
    doc,
    "span",
    { class: "words long" },
    `${t("copy")} `,
    make(doc, "b", { text: t("quoted", words) }),
  );
  const copy = choice(doc, t("copyKey"), text, deeds.copy);
  return {
    name: "failed",
    parts: [
      top.element,
      why(doc, t(putBack ? "putBack" : "notPutBack")),
      make(doc, "div", { class: "choices" }, copy),
      ...(putBack ? [make(doc, "p", { class: "after", text: t("pasteOver") })] : []),
      bottom.element,
    ],
    choices: [copy],
    controls: [...bottom.controls, ...top.controls],
  };
}

export function settledFace(doc: Doc, what: "ignored" | "off", deeds: Deeds): Face {
  const undo = button(doc, "link", t("undo"), deeds.undo);
  const line = make(doc, "span", { id: "why", text: t(what === "off" ? "turnedOff" : "ignored") });
  return {
    name: "settled",
    parts: [make(doc, "div", { class: "settled" }, line, undo)],
    choices: [],
    controls: [undo],
  };
}
