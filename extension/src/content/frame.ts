import type { Ruleset, RulesetJson } from "engine";
import { restore } from "page-engine";
import { type DraftSeen, type Message, type PracticeEvent, type Start, send } from "../shared/messages";
import { uuid } from "../shared/uuid";
import { deepActive } from "./box/box";
import { boxElementAt } from "./box/eligible";
import { readCustomer } from "./customer/customer";
import type { Env } from "./env";
import { hearKeys } from "./keys";
import { Outbox } from "./outbox";
import { Session } from "./session";
import { makeUi } from "./ui/main";
import type { Ui } from "./ui/types";

/** Asked for at a focus, at most so often. */
const ASK_EVERY_MS = 60_000;

const outbox = new Outbox();

/** Rapport in one frame of a page: the box with the focus has a session; everything ends with the signal. */
export class Frame {
  private readonly over = new AbortController();
  private readonly ui: Ui;
  private readonly sessions = new Map<HTMLElement, Session>();
  /** Boxes that the agent switched off; they come back on with the page. */
  private readonly off = new WeakSet<HTMLElement>();
  private current: Session | null = null;
  private env: Env;
  private version: string;
  private asked = performance.now();
  private asks = 0;

  constructor(start: Start, ruleset: Ruleset) {
    this.ui = makeUi(topWindow(), this.over.signal, () => this.env.settings, {
      moved: start.settings.stripMoved[siteName()] ?? null,
      keep: (moved) => void send("moveStrip", { site: siteName(), moved }),
    });
    this.version = start.version;
    this.env = this.envOf(start, ruleset, start.ruleset as RulesetJson);
    this.listen();
    this.focused(deepActive(document));
  }

  private listen(): void {
    const options = { capture: true, signal: this.over.signal };
    hearKeys([window, topWindow()], (event, where) => this.key(event, where), this.over.signal);
    window.addEventListener("pagehide", () => this.endAll(), options);
    const hear = (message: Message, _: unknown, answer: (value: unknown) => void) => this.heard(message, answer);
    chrome.runtime.onMessage.addListener(hear);
    this.over.signal.addEventListener("abort", () => chrome.runtime.onMessage.removeListener(hear));
  }

  private key(event: KeyboardEvent, where: Window): boolean {
    // In the frame around an editor's own only the card's keys are meant.
    if (where !== window && !this.ui.card.hasFocus) {
      return false;
    }
    return this.current?.key(event) ?? false;
  }

  /** The loader heard of a focus, wherever it went. */
  focused(target: Element | null): void {
    this.forget();
    const element = boxElementAt(target);
    if (!element || this.off.has(element)) {
      return;
    }
    void this.refresh();
    const seen = readCustomer(element);
    if (seen.internal) {
      this.sessions.get(element)?.end(false);
      this.sessions.delete(element);
      return;
    }
    let session = this.sessions.get(element);
    if (!session || session.signal.aborted) {
      session = new Session(element, this.env);
      this.sessions.set(element, session);
    }
    if (this.current !== session) {
      this.current?.rest();
      this.current = session;
      session.wake(seen);
    }
  }

  /** Boxes that left the page end their reply. */
  private forget(): void {
    for (const [element, session] of this.sessions) {
      if (!element.isConnected) {
        session.end(true);
        this.sessions.delete(element);
        if (this.current === session) {
          this.current = null;
        }
      }
    }
  }

  private async refresh(): Promise<void> {
    const now = performance.now();
    if (now - this.asked < ASK_EVERY_MS) {
      return;
    }
    this.asked = now;
    await this.ask();
  }

  private async ask(): Promise<void> {
    const mine = ++this.asks;
    const start = await send("start", { have: this.version });
    if (mine !== this.asks) {
      return; // asked again meanwhile: that answer is the newer one
    }
    if (!start) {
      return; // the extension was updated or is gone: what runs here goes on
    }
    if (!start.on) {
      this.end();
      return;
    }
    if (start.ruleset && start.version !== this.version) {
      this.version = start.version;
      this.env = this.envOf(start, restore(start.ruleset), start.ruleset);
      this.restart();
    } else {
      Object.assign(this.env, { settings: start.settings, offlineSince: start.offlineSince });
      this.current?.check(true);
    }
  }

  private restart(): void {
    const element = this.current?.element;
    for (const session of this.sessions.values()) {
      session.swap(this.env);
    }
    if (element) {
      this.current?.check(true);
    }
  }

  private heard(message: Message, answer: (value: unknown) => void): boolean {
    if (message.type === "changed") {
      void this.ask();
    } else if (message.type === "draft") {
      const element = boxElementAt(deepActive(document));
      if (element) {
        answer(this.seen(element));
      }
    } else if (message.type === "switchBox") {
      const element = boxElementAt(deepActive(document));
      if (element) {
        this.switchBox(element, message.body.on);
        answer(null);
      }
    } else if (message.type === "openCard" && this.current?.box.focused()) {
      this.current.openCard(message.body.index);
      answer(null);
    }
    return false;
  }

  private seen(element: HTMLElement): DraftSeen {
    const session = this.off.has(element) ? null : this.sessions.get(element);
    const findings = (session?.findings ?? []).map(({ category, severity, start, end }) => ({
      category: this.env.categoryTitle(category),
      severity,
      phrase: session?.text.slice(start, end) ?? "",
    }));
    return { on: !this.off.has(element), findings };
  }

  private switchBox(element: HTMLElement, on: boolean): void {
    if (on) {
      this.off.delete(element);
      this.focused(element);
      return;
    }
    this.off.add(element);
    const session = this.sessions.get(element);
    session?.end(false);
    this.sessions.delete(element);
    if (this.current === session) {
      this.current = null;
    }
  }

  private envOf(start: Start, ruleset: Ruleset, json: RulesetJson): Env {
    const titles = new Map(json.categories.map((c) => [c.id, c.title]));
    return {
      ui: this.ui,
      ruleset,
      settings: start.settings,
      offlineSince: start.offlineSince,
      categoryTitle: (id) => titles.get(id) ?? id,
      record: (event) => record({ ...event, ruleset: ruleset.number }),
      turnOff: (rule, off) => void send("turnOff", { rule, off }),
    };
  }

  private endAll(): void {
    for (const session of this.sessions.values()) {
      session.end(false);
    }
    this.sessions.clear();
    this.current = null;
  }

  private end(): void {
    this.endAll();
    this.over.abort();
    globalThis.rapportFrame = undefined;
  }
}

function record(event: Omit<PracticeEvent, "id" | "at" | "site">): void {
  const whole = { ...event, id: uuid(), at: new Date().toISOString(), site: siteName() };
  outbox.add(whole);
}

/** A frame without an address of its own belongs to the page around it. */
function siteName(): string {
  return location.hostname || topWindow().location.hostname;
}

function topWindow(): Window {
  let at: Window = window;
  try {
    while (at.parent !== at && at.parent.document) {
      at = at.parent;
    }
  } catch {
    // the next frame up is of another origin
  }
  return at;
}
