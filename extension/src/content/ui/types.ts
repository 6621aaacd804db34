// What the session of a text box and the things that an agent sees say to each other.
import type { Finding, Report } from "engine";
import type { Settings } from "../../shared/settings";

/** Where and how to show things for one text box. */
export interface Surface {
  /** The window that the card and strip are drawn in: the topmost of the same origin, so never inside an editor's frame. */
  window: Window;
  /** Put the card in here: an open dialog or popover, else the body. */
  container: HTMLElement;
  /** What to add to rectangles of the box's own frame to get those of `window`. */
  offset: Offset;
  box: HTMLElement;
  /** True when the text lies on a dark ground. */
  dark: boolean;
}

export interface Offset {
  x: number;
  y: number;
  /** Of a frame that is drawn larger or smaller than it is. */
  scaleX: number;
  scaleY: number;
}

export interface CardView {
  surface: Surface;
  /** The gravest leads; the others are named in one line each. */
  findings: Finding[];
  /** The words that the leading finding marks: rewrites are shown as a change of these. */
  phrase: string;
  /** The whole sentence, for "Not right?". */
  sentence: string;
  categoryTitle(id: string): string;
  /** "2 of 3", from 1. */
  index: number;
  count: number;
  /** Rectangles of the phrase, line by line, and of the caret, in the box's own frame; asked again on scrolling. */
  phraseRects(): DOMRect[];
  caretRect(): DOMRect | null;
  byKeyboard: boolean;
}

export interface CardActions {
  accept(rewrite: number): void;
  ignore(): void;
  off(): void;
  /** Takes back the last ignore or off. */
  undo(): void;
  /** @param sentence only when the agent ticked it */
  report(sentence: string | null): void;
  next(): void;
  previous(): void;
  /** @param returnFocus give the caret back to the box */
  closed(returnFocus: boolean): void;
}

export interface Card {
  readonly isOpen: boolean;
  open(view: CardView, actions: CardActions): void;
  /** After ignore or off: one line with Undo. */
  settled(what: "ignored" | "off"): void;
  /** Not verified: `putBack` says whether the agent's own words stand in the box again; `words` are to copy. */
  failed(putBack: boolean, words: string): void;
  /** Something moved: place it anew, or close when the phrase is out of sight. */
  moved(): void;
  close(): void;
  /** Gives the card the keys it takes while open; true when it took this one. */
  key(event: KeyboardEvent): boolean;
  readonly hasFocus: boolean;
}

export interface StripView {
  surface: Surface;
  report: Report;
  /** Counted up to 25, from where on a reply is no short one. */
  words: number;
  /** Blanks such as `[time]` that still stand in the reply. */
  blanks: string[];
  /** True after a second without typing: only then a sentence may appear. */
  paused: boolean;
  firstReply: boolean;
  customerName: string | null;
  /** In the box's own frame; null when the caret is elsewhere. */
  caretRect(): DOMRect | null;
  /** Of the last of the words, in the box's own frame; null when it is out of sight. */
  endRect(): DOMRect | null;
  /** When the rules at hand are from, set when the server is out of reach; else null. */
  offlineSince: string | null;
}

export interface Strip {
  /** It is on the page; not while its box is out of sight. */
  readonly isShown: boolean;
  /** Never over an open card: a strip that is not on the page then stays away. */
  show(view: StripView): void;
  hide(): void;
}

/** Everything an agent sees; made once a frame, torn down by the signal. */
export interface Ui {
  card: Card;
  strip: Strip;
  /** Says something politely to a screen reader. */
  announce(text: string): void;
}
/** Where the agent put the strip on this site: pixels from its own place; without it the strip is where it belongs. */
export interface StripMemory {
  moved: { x: number; y: number } | null;
  keep(moved: { x: number; y: number }): void;
}

export type MakeUi = (
  window: Window,
  signal: AbortSignal,
  settings: () => Pick<Settings, "appearance" | "keys">,
  memory?: StripMemory,
) => Ui;
