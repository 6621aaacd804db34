// Four lamps at the text box and at most one sentence.
import type { Shape } from "engine";
import { make } from "../../shared/dom";
import { t } from "../../shared/strings";
import { type Box, touches } from "./place";
import { sentence } from "./sentence";
import { hide, isRightToLeft, makeShell, type Shell, showIn } from "./shell";
import style from "./strip.css";
import { hasControl, type Moved, placeStrip } from "./strip-place";
import type { Strip, StripMemory, StripView, Surface } from "./types";
import { shifted, visibleBox } from "./where";

const LAMPS = ["empathy", "willingness", "solution", "warmClose"] as const;
type Lamp = (typeof LAMPS)[number];

/** In a narrower box the drops stand without their names. */
const NARROW = 420;
const SHORT_REPLY_WORDS = 25;
const KEY_STEP = 8;

interface Built {
  window: Window;
  shell: Shell;
  lamps: Record<Lamp, HTMLElement>;
  say: HTMLElement;
  over: AbortController;
}

export function makeStrip(
  signal: AbortSignal,
  theme: (surface: Surface) => "light" | "dark",
  memory: StripMemory,
  cardIsOpen: () => boolean,
): Strip {
  let built: Built | null = null;
  let view: StripView | null = null;
  let moved = memory.moved;
  let placedAt = "";
  let drag: { x: number; y: number; from: Moved } | null = null;

  function build(window: Window): Built {
    const over = new AbortController();
    const shell = makeShell(window, "rapport-strip", style);
    const doc = window.document;
    const grip = make(doc, "button", {
      type: "button",
      class: "grip",
      "aria-label": t("moveStrip"),
      title: t("moveStrip"),
    });
    const lamps = {} as Record<Lamp, HTMLElement>;
    const row = make(doc, "div", { class: "lamps" }, grip);
    for (const lamp of LAMPS) {
      if (lamp !== "empathy")
        row.append(make(doc, "span", { class: lamp === "warmClose" ? "to dotted" : "to", "aria-hidden": "true" }));
      lamps[lamp] = make(
        doc,
        "span",
        { class: "lamp", "data-lamp": lamp, role: "img", title: t(lamp) },
        make(doc, "span", { class: "drop" }),
        make(doc, "span", { class: "name", text: t(lamp) }),
      );
      row.append(lamps[lamp]);
    }
    const say = make(doc, "div", { class: "say", role: "status" });
    shell.base.setAttribute("role", "group");
    shell.base.setAttribute("aria-label", t("shapeOfReply"));
    shell.base.append(row, say);
    listenToGrip(grip, over.signal);
    const options = { capture: true, passive: true, signal: over.signal };
    window.addEventListener("scroll", () => put(), options);
    window.addEventListener("resize", () => put(), options);
    return { window, shell, lamps, say, over };
  }

  function listenToGrip(grip: HTMLElement, over: AbortSignal): void {
    const options = { signal: over };
    grip.addEventListener("mousedown", (event) => event.preventDefault(), options);
    grip.addEventListener(
      "pointerdown",
      (event) => {
        grip.setPointerCapture(event.pointerId);
        drag = { x: event.clientX, y: event.clientY, from: moved ?? { x: 0, y: 0 } };
      },
      options,
    );
    grip.addEventListener(
      "pointermove",
      (event) => {
        if (drag) move({ x: drag.from.x + event.clientX - drag.x, y: drag.from.y + event.clientY - drag.y });
      },
      options,
    );
    const drop = () => {
      if (drag && moved) memory.keep(moved);
      drag = null;
    };
    grip.addEventListener("pointerup", drop, options);
    grip.addEventListener("pointercancel", drop, options);
    grip.addEventListener(
      "keydown",
      (event) => {
        const x = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key] ?? 0;
        const y = { ArrowUp: -KEY_STEP, ArrowDown: KEY_STEP }[event.key] ?? 0;
        if (x === 0 && y === 0) return;
        event.preventDefault();
        event.stopPropagation();
        move({ x: (moved?.x ?? 0) + x, y: (moved?.y ?? 0) + y });
        if (moved) memory.keep(moved);
      },
      options,
    );
  }

  function move(to: Moved): void {
    moved = to;
    put();
  }

  function light(shape: Shape): void {
    for (const lamp of LAMPS) {
      const element = built?.lamps[lamp];
      if (!element) continue;
      const on = shape[lamp] !== null;
      element.toggleAttribute("data-on", on);
      element.setAttribute("aria-label", t(on ? "lampOn" : "lampOff", t(lamp)));
    }
  }

  function say(now: StripView): void {
    const element = built?.say;
    const words = sentence(now);
    const text = words ? [words.strong, words.rest].filter(Boolean).join(" ") : "";
    // The same sentence again would be read out again.
    if (!element || element.textContent === text) return;
    const doc = element.ownerDocument;
    element.replaceChildren();
    if (words?.strong) element.append(make(doc, "b", { text: words.strong }), words.rest ? ` ${words.rest}` : "");
    else if (words) element.append(words.rest);
  }

  function put(): void {
    if (!built || !view) return;
    const { base, host } = built.shell;
    const { surface } = view;
    const box = visibleBox(surface);
    if (!box) {
      if (base.matches(":popover-open")) base.hidePopover();
      return;
    }
    // What comes into the top layer last lies above all others.
    if (cardIsOpen() && !base.matches(":popover-open")) return;
    showIn(built.shell, surface.container);
    // While someone types nothing moves but with the box; asking the page what lies where is not free.
    const edges = [box.left, box.top, box.right, box.bottom, moved?.x, moved?.y].join(" ");
    if (edges === placedAt && !view.paused) {
      if (base.dataset.inside === "true" && freeFrom(view, box) > base.offsetTop) base.style.visibility = "hidden";
      return;
    }
    placedAt = edges;
    const narrow = box.right - box.left < NARROW;
    base.toggleAttribute("data-mini", narrow || (view.words < SHORT_REPLY_WORDS && !view.firstReply));
    const place = placeStrip({
      box,
      size: { width: base.offsetWidth, height: base.offsetHeight },
      window: { width: surface.window.innerWidth, height: surface.window.innerHeight },
      rightToLeft: base.dir === "rtl",
      moved,
      freeFrom: freeFrom(view, box),
      isTaken: (place) => hasControl(surface.window.document, place, host),
    });
    base.style.visibility = place ? "" : "hidden";
    if (!place) return;
    base.dataset.inside = String(touches({ ...place, right: place.left + 1, bottom: place.top + 1 }, box));
    base.style.left = `${place.left}px`;
    base.style.top = `${place.top}px`;
  }

  function remove(): void {
    if (built) hide(built.shell);
    built?.over.abort();
    built = null;
    view = null;
    placedAt = "";
  }

  signal.addEventListener("abort", remove);
  return {
    get isShown() {
      return built?.shell.base.matches(":popover-open") ?? false;
    },
    show(next) {
      if (signal.aborted) return;
      const isNew = view?.surface.box !== next.surface.box;
      if (built && built.window !== next.surface.window) remove();
      built ??= build(next.surface.window);
      view = next;
      const { base } = built.shell;
      base.dataset.theme = theme(next.surface);
      base.dir = isRightToLeft(next.surface.box) ? "rtl" : "ltr";
      // Nothing changes under the eyes of someone who types; an emptied box starts anew at once.
      if (isNew || next.paused || next.words === 0) {
        light(next.report.shape);
        say(next);
      }
      put();
    },
    hide: remove,
  };
}

/** Below the words and the caret the box has room; none when the end of the words is out of sight. */
function freeFrom({ surface, words, caretRect, endRect }: StripView, box: Box): number {
  const end = endRect();
  if (words > 0 && !end) return box.bottom;
  const lines = [end, caretRect()].filter((rect) => rect !== null);
  return Math.max(box.top, ...lines.map((rect) => shifted(rect, surface.offset).bottom));
}
