// The live text box of our own pages: the extension's marks, card and strip without the extension.
import { compile, type Report, type RulesetJson } from "engine";
import messages from "../../static/_locales/en/messages.json";
import marks from "../../static/marks.css";
import { NOBODY } from "../content/customer/seen";
import { Session } from "../content/session";
import { makeUi } from "../content/ui/main";
import { DEFAULTS } from "../shared/settings";
import { feed } from "../shared/strings";

/** Tells builds of the engine apart; put in by the bundler. */
declare const ENGINE: string;

/** Which build this box checks with: a snapshot is good for no other. */
export const engine = ENGINE;

export interface Options {
  ruleset: RulesetJson;
  /** The message that is being answered. */
  customer?: string;
  customerName?: string;
  /** Called after every check, the first one included. */
  onReport?: (report: Report) => void;
}

feed(messages);

export function attach(element: HTMLTextAreaElement, options: Options): { detach(): void } {
  const over = new AbortController();
  const { signal } = over;
  const titles = new Map(options.ruleset.categories.map(({ id, title }) => [id, title]));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(marks);
  document.adoptedStyleSheets.push(sheet);
  const seen = { ...NOBODY, message: options.customer ?? null, name: options.customerName ?? null };
  const session = new Session(
    element,
    {
      ui: makeUi(window, signal, () => DEFAULTS),
      ruleset: compile(options.ruleset),
      settings: structuredClone(DEFAULTS),
      offlineSince: null,
      categoryTitle: (id) => titles.get(id) ?? id,
      // Nothing is counted here: the extension counts, and practice is handed in by the page.
      record() {},
      turnOff() {},
    },
    options.onReport ?? null,
  );
  session.wake(seen);
  window.addEventListener(
    "keydown",
    (event) => {
      if (document.activeElement !== element && !isOurs(event)) return;
      if (session.key(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true, signal },
  );
  return {
    detach() {
      session.end(false);
      over.abort();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
}

/** From within the card, whose shadow root hides what exactly has the focus. */
function isOurs(event: KeyboardEvent): boolean {
  return (event.target as Element).localName === "rapport-card";
}
