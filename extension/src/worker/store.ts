import type { RulesetJson } from "engine";
import { DEFAULTS, type Policy, type Settings } from "../shared/settings";
import type { Compiled } from "./ruleset";

export interface Account {
  /** Origin, without a slash at the end. */
  server: string;
  token: string;
  person: { id: string; name: string };
}

/** What is kept in `storage.local`, each under its own key; only trusted contexts may read it. */
interface Kept {
  settings: Partial<Settings>;
  account: Account | null;
  ruleset: { etag: string; json: RulesetJson; at: string } | null;
  /** What pages get: of the ruleset, else of the bundled pack. */
  compiled: Compiled | null;
  outdated: boolean;
  /** The server gave no answer, or refused the token, since then; null when all is well. */
  trouble: { kind: "offline" | "refused"; since: string } | null;
  sent: { at: string; events: unknown[] }[];
  dropped: number;
  failures: number;
  /** No sending before then, in milliseconds since 1970; the server asked for it or gave no good answer. */
  sendAfter: number;
}

/** Whose queue it is: the same number on two servers is two persons. */
export function owner(account: Account): string {
  return `${account.server}#${account.person.id}`;
}

export async function read<K extends keyof Kept>(key: K): Promise<Kept[K] | null> {
  return ((await chrome.storage.local.get(key))[key] as Kept[K] | undefined) ?? null;
}

export async function write<K extends keyof Kept>(key: K, value: Kept[K]): Promise<void> {
  await chrome.storage.local.set({ [key]: value });
}

/** Of notes that can be missed, such as the log of what was sent: a full disk must not stop what they are about. */
export async function note<K extends keyof Kept>(key: K, value: Kept[K]): Promise<void> {
  await write(key, value).catch(() => {});
}

export async function policy(): Promise<Policy> {
  try {
    return (await chrome.storage.managed.get()) as Policy;
  } catch {
    return {}; // no policy on this machine
  }
}

/** The server that this copy was handed out by; it writes its address into the file. Null in a copy built by hand. */
export async function handedOutBy(): Promise<string | null> {
  try {
    const { server } = await (await fetch(chrome.runtime.getURL("company.json"))).json();
    return typeof server === "string" ? server : null;
  } catch {
    return null;
  }
}

export async function settings(): Promise<Settings> {
  return { ...DEFAULTS, ...(await read("settings")) };
}

/** @param change may depend on what stands there: two changes at once follow each other, and none is lost */
export function saveSettings(change: Partial<Settings> | ((now: Settings) => Partial<Settings>)): Promise<Settings> {
  return navigator.locks.request("settings", async () => {
    const locked = (await policy()).locked ?? [];
    const now = await settings();
    const wanted = Object.entries(typeof change === "function" ? change(now) : change);
    const next = { ...now, ...Object.fromEntries(wanted.filter(([key]) => !locked.includes(key))) };
    await write("settings", next);
    return next;
  });
}
