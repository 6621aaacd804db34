// The card at a phrase: one finding, why, and up to three ways to say it.
import type { Settings } from "../../shared/settings";
import { t } from "../../shared/strings";
import frame from "./card.css";
import { copy } from "./copy";
import { type Deeds, type Face, failedFace, findingFace, reportFace, settledFace } from "./faces";
import parts from "./faces.css";
import { meant } from "./keys";
import { EDGE, place } from "./place";
import { hide, isRightToLeft, makeShell, type Shell, showIn } from "./shell";
import type { Card, CardActions, CardView, Surface } from "./types";
import { bringIntoView, sendButtons, shifted, visibleLines } from "./where";

type Theme = (surface: Surface) => "light" | "dark";

/** What is open: gone as a whole when the card closes. */
interface Open {
  view: CardView;
  actions: CardActions;
  face: Face;
  /** Listeners that live as long as the card is open. */
  listening: AbortController;
  /** A rewrite is on its way into the box: a second one would find other words. */
  busy: boolean;
  words: string;
}

export function makeCard(
  signal: AbortSignal,
  theme: Theme,
  keys: () => Settings["keys"],
  announce: (text: string) => void,
): Card {
  let shell: Shell | null = null;
  let shellWindow: Window | null = null;
  let open: Open | null = null;
  let hovered = false;

  function shellIn(window: Window): Shell {
    if (shell && shellWindow === window) return shell;
    if (shell) hide(shell);
    shell = makeShell(window, "rapport-card", `${frame}\n${parts}`);
    shellWindow = window;
    const { base, root } = shell;
    base.setAttribute("role", "dialog");
    base.setAttribute("aria-describedby", "why");
    base.addEventListener("pointerenter", () => (hovered = true), { signal });
    base.addEventListener("pointerleave", () => (hovered = false), { signal });
    // Keeps the focus and the selection in the box while the card is clicked.
    base.addEventListener("mousedown", onMouseDown, { signal });
    root.addEventListener("keydown", (event) => onKey(event as KeyboardEvent), { signal });
    return shell;
  }

  function onMouseDown(event: Event): void {
    event.preventDefault();
    const control = (event.target as Element).closest("button, label, input");
    if (!control) focusFirst();
  }

  function isInside(): boolean {
    return shell?.root.activeElement != null;
  }

  function focusFirst(): void {
    const first = open && (open.face.choices[0] ?? open.face.controls[0]);
    first?.focus({ preventScroll: true });
  }

  function show(face: Face, takeFocus: boolean): void {
    if (!open || !shell) return;
    open.face = face;
    const { view } = open;
    const { base } = shell;
    base.replaceChildren(...face.parts);
    base.dataset.face = face.name;
    base.dataset.theme = theme(view.surface);
    base.dir = isRightToLeft(view.surface.box) ? "rtl" : "ltr";
    base.setAttribute("aria-label", name(view));
    showIn(shell, view.surface.container);
    if (takeFocus) focusFirst();
    if (put()) return;
    bringIntoView(view.phraseRects, view.surface);
    // Still out of sight, as when the host forbids scrolling: the window's corner, where nothing is pointed at.
    if (!put()) Object.assign(base.style, { left: `${EDGE}px`, top: `${EDGE}px` });
  }

  function name(view: CardView): string {
    const lead = view.findings[0];
    if (!lead) return "";
    const category = view.categoryTitle(lead.category);
    return view.count > 1
      ? t("cardName", category, t(lead.severity), view.index, view.count, view.phrase)
      : t("cardNameOne", category, t(lead.severity), view.phrase);
  }

  /** @returns false when the phrase is out of sight */
  function put(): boolean {
    if (!open || !shell) return false;
    const { view } = open;
    const { base } = shell;
    const { surface } = view;
    const phrase = visibleLines(view.phraseRects(), surface);
    if (phrase.length === 0) return false;
    const caret = view.caretRect();
    delete base.dataset.full;
    const spot = place({
      phrase,
      caret: caret && shifted(caret, surface.offset),
      avoid: sendButtons(surface),
      card: { width: base.offsetWidth, height: base.offsetHeight },
      window: { width: surface.window.innerWidth, height: surface.window.innerHeight },
      rightToLeft: base.dir === "rtl",
    });
    if (spot.full) base.dataset.full = "";
    base.dataset.corner = spot.corner;
    base.style.left = `${spot.left}px`;
    base.style.top = `${spot.top}px`;
    return true;
  }

  /** @param tell null when the session itself closed the card */
  function end(tell: { returnFocus: boolean } | null): void {
    if (!open || !shell) return;
    const { actions, listening } = open;
    open = null;
    hovered = false;
    listening.abort();
    hide(shell);
    shell.base.replaceChildren();
    if (tell) actions.closed(tell.returnFocus);
  }

  const deeds: Deeds = {
    take(choice) {
      if (!open || open.busy || open.face.name !== "finding" || choice >= open.face.choices.length) return;
      open.busy = true;
      open.actions.accept(choice);
    },
    ignore: () => open?.actions.ignore(),
    off: () => open?.actions.off(),
    askReport() {
      if (open && shell) show(reportFace(shell.base.ownerDocument, open.view, deeds), isInside());
    },
    sendReport(sentence) {
      const inside = isInside();
      open?.actions.report(sentence);
      announce(t("reported"));
      end({ returnFocus: inside });
    },
    back() {
      if (open && shell) show(findingFace(shell.base.ownerDocument, open.view, deeds), isInside());
    },
    copy() {
      const element = open?.face.choices[0];
      if (!open || !element || !copy(element.ownerDocument, open.words)) return;
      const words = element.querySelector(".words");
      if (words) words.textContent = t("copied");
      announce(t("copied"));
    },
    undo() {
      const inside = isInside();
      open?.actions.undo();
      end({ returnFocus: inside });
    },
    next: () => open?.actions.next(),
    previous: () => open?.actions.previous(),
    close: () => end({ returnFocus: isInside() }),
  };

  function step(list: HTMLElement[], by: number): void {
    const at = list.indexOf(shell?.root.activeElement as HTMLElement);
    list[(at + by + list.length) % list.length]?.focus({ preventScroll: true });
  }

  /** Tab passes the choices as one stop. */
  function stops(face: Face): HTMLElement[] {
    const active = shell?.root.activeElement as HTMLElement;
    const choice = face.choices.includes(active as HTMLButtonElement) ? active : face.choices[0];
    return choice ? [choice, ...face.controls] : face.controls;
  }

  function onKey(event: KeyboardEvent): boolean {
    if (!open || event.defaultPrevented) return false;
    const { face } = open;
    const inside = isInside();
    const what = meant(event, inside, face.name === "failed", keys());
    const ends = face.name === "settled" && !(inside && ["press", "control"].includes(what.do));
    if (
      what.do === "type" ||
      (ends && what.do !== "close" && !["Shift", "Control", "Alt", "Meta"].includes(event.key))
    ) {
      // The key goes on into the box, which has the focus again before the browser acts on it.
      end({ returnFocus: inside });
      return false;
    }
    switch (what.do) {
      case "nothing":
        return false;
      case "close":
        end({ returnFocus: true });
        break;
      case "enter-card":
        focusFirst();
        break;
      case "press":
        // Unlike that of `click()`, this one stays in the card: to the page it would be a click outside of its open menu.
        shell?.root.activeElement?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        break;
      case "choice":
        if (face.choices.length > 0) step(face.choices, what.step);
        break;
      case "control":
        step(stops(face), what.step);
        break;
      case "take":
        deeds.take(what.choice);
        break;
      default:
        deeds[what.do]();
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  }

  function listen(surface: Surface): AbortController {
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    const outside = ({ clientX, clientY }: PointerEvent) => {
      // By its place: to the window an event in a shadow root that the card stands in happened at the host of that.
      if (!shell?.root.contains(shell.root.elementFromPoint(clientX, clientY))) end({ returnFocus: false });
    };
    surface.window.addEventListener("pointerdown", outside, options);
    surface.window.addEventListener("resize", () => card.moved(), options);
    surface.window.addEventListener("scroll", () => card.moved(), options);
    return listening;
  }

  const card: Card = {
    get isOpen() {
      return open !== null;
    },
    open(view, actions) {
      const inside = isInside();
      end(null);
      const doc = shellIn(view.surface.window).base.ownerDocument;
      const face = findingFace(doc, view, deeds);
      open = { view, actions, face, listening: listen(view.surface), busy: false, words: "" };
      show(face, view.byKeyboard || inside);
    },
    settled(what) {
      if (open && shell) show(settledFace(shell.base.ownerDocument, what, deeds), isInside());
    },
    failed(putBack, words) {
      if (!open || !shell) return;
      open.busy = false;
      open.words = words;
      show(failedFace(shell.base.ownerDocument, open.view, putBack, words, deeds), open.view.byKeyboard);
      announce(t(putBack ? "putBack" : "notPutBack"));
    },
    moved() {
      if (!open || hovered) return;
      if (!put()) end({ returnFocus: isInside() });
    },
    close: () => end(null),
    key: (event) => onKey(event),
    get hasFocus() {
      return isInside();
    },
  };
  signal.addEventListener("abort", () => end(null));
  return card;
}
