// Every message between the parts, in one table: name → what is sent, what is answered.
import type { RulesetJson, Severity } from "engine";
import type { Policy, Settings } from "./settings";

export interface PracticeEvent {
  id: string;
  at: string;
  action: "shown" | "accepted" | "dismissed" | "turned-off" | "reported" | "edited-away" | "reply";
  rule?: string;
  category?: string;
  ruleset: number;
  replyId: string;
  words?: number;
  inOrder?: boolean;
  origin?: "typed" | "inserted";
  site: string;
  sentence?: string;
}

export interface Status {
  on: boolean;
  /** Why it is off; null when on. */
  why: "here" | "everywhere" | "snoozed" | "site-unknown" | null;
  server: "none" | "ok" | "offline" | "refused";
  person: string | null;
  queued: number;
  dropped: number;
  rulesetFrom: string | null;
  /** Number of the ruleset in use; 0 is the bundled pack. */
  ruleset: number;
  /** Origin of the server this browser is paired with, or that policy names, or that handed this copy out. */
  address: string | null;
  settings: Settings;
  policy: Policy;
  /** A ruleset in a newer pattern language was refused; the last good one is in use. */
  outdated: boolean;
}

export interface Messages {
  /** Loader → worker: a text box got the focus for the first time in this frame. */
  focused: { ask: null; answer: { inject: boolean } };
  /** Loader → worker: the focus went into a frame that the browser put no loader into. */
  unloaded: { ask: null; answer: null };
  /** Content → worker: what to work with. Also sent again on a later focus, at most once a minute. */
  start: { ask: { have: string | null }; answer: Start };
  events: { ask: { events: PracticeEvent[] }; answer: { kept: boolean } };
  moveStrip: { ask: { site: string; moved: { x: number; y: number } }; answer: null };
  turnOff: { ask: { rule: string; off: boolean }; answer: null };
  status: { ask: { site: string }; answer: Status };
  saveSettings: { ask: { settings: Partial<Settings> }; answer: Settings };
  /** Popup → worker: pairing by invite, or a token typed into the options. */
  join: { ask: { server: string; invite: string }; answer: { ok: boolean; message: string; person: string | null } };
  connect: { ask: { server: string; token: string }; answer: { ok: boolean; message: string; person: string | null } };
  leave: { ask: null; answer: null };
  /** A link to an own page that signs the person in. */
  openPage: { ask: { path: string }; answer: { url: string | null } };
  sentLog: { ask: null; answer: { at: string; events: PracticeEvent[] }[] };
}

export interface Start {
  on: boolean;
  settings: Settings;
  ruleset: RulesetJson | null;
  /** Changes with every ruleset; goes back as `have` so that the same one is not sent again. */
  version: string;
  offlineSince: string | null;
}

/** The text box with the focus, as the popup shows it. */
export interface DraftSeen {
  /** False when the agent switched this box off. */
  on: boolean;
  findings: { category: string; severity: Severity; phrase: string }[];
}

/** Worker or popup → content: asked of every frame of a tab, the answer of the one with the focus counts. */
export interface Pushes {
  changed: { ask: null; answer: null };
  draft: { ask: null; answer: DraftSeen | null };
  switchBox: { ask: { on: boolean }; answer: null };
  openCard: { ask: { index: number }; answer: null };
}

type All = Messages & Pushes;
export type Message = { [K in keyof All]: { type: K } & { body: All[K]["ask"] } }[keyof All];

/** Never throws: null when nobody answers, as after an update of the extension. */
export async function send<K extends keyof Messages>(
  type: K,
  body: Messages[K]["ask"],
): Promise<Messages[K]["answer"] | null> {
  try {
    return ((await chrome.runtime.sendMessage({ type, body })) ?? null) as Messages[K]["answer"] | null;
  } catch {
    return null;
  }
}

export async function push<K extends keyof Pushes>(
  tab: number,
  type: K,
  body: Pushes[K]["ask"],
): Promise<Pushes[K]["answer"] | null> {
  try {
    return ((await chrome.tabs.sendMessage(tab, { type, body })) ?? null) as Pushes[K]["answer"] | null;
  } catch {
    return null;
  }
}
