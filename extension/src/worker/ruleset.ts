import type { RulesetJson } from "engine";
import { call } from "./server";
import { note, read, write } from "./store";

/** The pattern language that the bundled engine knows; see `Ruleset.LANGUAGE`. */
const LANGUAGE = 1;
const ASK_EVERY_MS = 60_000;

export interface Current {
  json: RulesetJson;
  version: string;
  from: string | null;
}

/** A quarter of a megabyte of JSON: read and parsed once in the worker's life, not at every focus. */
let known: Promise<Current> | null = null;

chrome.storage.local.onChanged.addListener((changes) => {
  if ("ruleset" in changes || "account" in changes) known = null;
});

/** The server's last good ruleset, else the bundled pack. */
export function current(): Promise<Current> {
  known ??= load();
  known.catch(() => {
    known = null;
  });
  return known;
}

async function load(): Promise<Current> {
  const kept = (await read("account")) ? await read("ruleset") : null;
  if (kept) {
    return { json: withSnapshot(kept.json, await pack()), version: kept.etag, from: kept.at };
  }
  const bundled = await pack();
  return { json: bundled, version: `bundled-${chrome.runtime.getManifest().version}`, from: null };
}

async function pack(): Promise<RulesetJson> {
  return (await fetch(chrome.runtime.getURL("pack.json"))).json();
}

/**
 * A server's rules with the bundled snapshot when they have the same patterns: compiling these takes
 * a page a second. A snapshot from the server itself is never used, it may be another engine's.
 */
function withSnapshot(json: RulesetJson, bundled: RulesetJson): RulesetJson {
  const snapshot = patterns(json) === patterns(bundled) ? bundled.snapshot : undefined;
  return { ...json, snapshot };
}

/** All that a snapshot is made of. */
function patterns({ rules, lists, categories }: RulesetJson): string {
  return JSON.stringify([
    rules
      .filter(({ enabled }) => enabled)
      .map(({ kind, patterns, except = [], unless }) => [
        kind,
        patterns,
        except,
        unless?.sameSentence ?? [],
        unless?.near ?? [],
      ]),
    lists.map(({ id, words }) => [id, words]),
    categories.map(({ id }) => id),
  ]);
}

/** Asks the server by ETag, at most once a minute. @returns true when there is a new one */
export async function refresh(): Promise<boolean> {
  const account = await read("account");
  const { rulesetAsked = 0 } = (await chrome.storage.session.get("rulesetAsked")) as { rulesetAsked?: number };
  if (!account || Date.now() - rulesetAsked < ASK_EVERY_MS) {
    return false;
  }
  await chrome.storage.session.set({ rulesetAsked: Date.now() });
  const kept = await read("ruleset");
  const answer = await call(account, "GET", "/ruleset", undefined, kept ? { "if-none-match": kept.etag } : {});
  if (answer.status !== 200 || !isRuleset(answer.body)) {
    return false;
  }
  if (answer.body.language > LANGUAGE) {
    await note("outdated", true);
    return false;
  }
  await note("outdated", false);
  await write("ruleset", {
    etag: answer.etag ?? String(answer.body.ruleset),
    json: answer.body,
    at: new Date().toISOString(),
  });
  known = null; // at once: the event of the storage comes later
  return true;
}

export async function forget(): Promise<void> {
  await write("ruleset", null);
  known = null;
  await chrome.storage.session.remove("rulesetAsked");
}

function isRuleset(body: unknown): body is RulesetJson {
  const b = body as Partial<RulesetJson> | null;
  return (
    typeof b?.ruleset === "number" &&
    typeof b.language === "number" &&
    Array.isArray(b.rules) &&
    Array.isArray(b.lists) &&
    Array.isArray(b.categories)
  );
}
