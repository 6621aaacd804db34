import { type RulesetJson, snapshot } from "engine";
import { call } from "./server";
import { note, read } from "./store";

/** The pattern language that the bundled engine knows; see `Ruleset.LANGUAGE`. */
const LANGUAGE = 1;
const ASK_EVERY_MS = 60_000;

/** Tells builds of the engine apart; put in by the bundler. */
declare const ENGINE: string;

/** What is given to pages. */
export interface Current {
  /** {@link outline}d, with a snapshot. */
  json: RulesetJson;
  version: string;
  from: string | null;
}

/** {@link Current} as kept for the next life of the worker. */
export interface Compiled extends Current {
  /** What it was compiled by: the snapshot is good for no other. */
  engine: string;
}

/** Hundreds of kilobytes: read once in the worker's life, not at every focus. */
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
  return (
    (await compiled()) ??
    (await alone(async () => {
      const already = await compiled();
      if (already) {
        return already;
      }
      const kept = (await read("account")) ? await read("ruleset") : null;
      const made = kept ? await compile(kept.json, kept.etag, kept.at) : await bundled();
      await note("compiled", made);
      return made;
    }))
  );
}

async function compiled(): Promise<Compiled | null> {
  const kept = await read("compiled");
  return kept?.engine === ENGINE ? kept : null;
}

/** One at a time: what is compiled always belongs to the ruleset beside it. */
function alone<T>(change: () => Promise<T>): Promise<T> {
  return navigator.locks.request("ruleset", change);
}

async function pack(): Promise<RulesetJson> {
  return (await fetch(chrome.runtime.getURL("pack.json"))).json();
}

async function bundled(): Promise<Compiled> {
  const json = outline(await pack());
  return { engine: ENGINE, json, version: `bundled-${chrome.runtime.getManifest().version}`, from: null };
}

/**
 * Compiling takes a second: once here, and not in every page. The bundled snapshot is good for rules
 * with the same patterns; one from the server itself is never used, it may be another engine's.
 *
 * @throws Error when this engine refuses the rules
 */
async function compile(json: RulesetJson, version: string, from: string): Promise<Compiled> {
  const shipped = await pack();
  const made = patterns(json) === patterns(shipped) ? shipped.snapshot : snapshot({ ...json, snapshot: undefined });
  return { engine: ENGINE, json: outline({ ...json, snapshot: made }), version, from };
}

/** Without what the snapshot holds: half of the size, for every page anew. */
function outline(json: RulesetJson): RulesetJson {
  const rules = json.rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({
      ...rule,
      patterns: any(rule.patterns),
      except: any(rule.except),
      unless: rule.unless && { sameSentence: any(rule.unless.sameSentence), near: any(rule.unless.near) },
    }));
  return { ...json, rules, lists: [] };
}

/** As much of a list as says whether it has something. */
function any(patterns: string[] = []): string[] {
  return patterns.slice(0, 1).fill("");
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
  const etag = answer.etag ?? String(answer.body.ruleset);
  const isKept = await alone(() => keep(answer.body as RulesetJson, etag));
  await note("outdated", !isKept);
  known = null; // at once: the event of the storage comes later
  return isKept;
}

/** @returns false when this engine refuses them: the last good ones stay */
async function keep(json: RulesetJson, etag: string): Promise<boolean> {
  const at = new Date().toISOString();
  let made: Compiled;
  try {
    made = await compile(json, etag, at);
  } catch {
    return false;
  }
  // In one write: never one without the other, whatever happens.
  await chrome.storage.local.set({ ruleset: { etag, json, at }, compiled: made });
  return true;
}

export async function forget(): Promise<void> {
  await alone(() => chrome.storage.local.set({ ruleset: null, compiled: null }));
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
