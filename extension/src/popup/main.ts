// The popup: asks what is the case, draws it, and asks again after each thing that was done.
import { push, send } from "../shared/messages";
import { brand, draw, el, inviteIn, released } from "../shared/page";
import type { Settings } from "../shared/settings";
import { type Key, t } from "../shared/strings";
import type { Actions } from "./actions";
import { look, type Seen, sitePattern } from "./seen";
import * as views from "./views";

let seen: Seen | null = null;
let leaving = false;
/** Paired or turned away on this very page: the question is answered. */
let asked = false;
let said = "";
/** Counts what was done: what was asked before the last thing is out of date when its answer comes. */
let turn = 0;

const actions: Actions = {
  async pair() {
    const invite = inviteIn(seen?.url?.href ?? "");
    if (!invite) return;
    const answer = await send("join", invite);
    asked = answer?.ok ?? false;
    await say(answer ? (answer.message as Key) : "serverUnreachable", answer?.person ?? "");
    if (asked) await openInstead();
  },
  snooze: (minutes) => save({ snoozedUntil: minutes ? Date.now() + minutes * 60_000 : 0 }),
  async leave() {
    await send("leave", null);
    leaving = false;
    await show();
  },
  askLeave() {
    leaving = true;
    return show("switch");
  },
  stay() {
    leaving = false;
    return show("not-me");
  },
  async openCard(index) {
    if (seen) await push(seen.tab, "openCard", { index });
    window.close();
  },
  async askSite() {
    if (seen?.url && (await chrome.permissions.request({ origins: [sitePattern(seen.url)] }))) await show();
  },
  async switchBox(on) {
    turn++;
    if (seen) await push(seen.tab, "switchBox", { on });
    await show();
  },
  switchSite(on) {
    const host = seen?.url?.hostname ?? "";
    const others = (seen?.status.settings.sitesOff ?? []).filter((site) => site !== host);
    return save({ sitesOff: on ? others : [...others, host] });
  },
  switchAll: (on) => save({ on }),
  async progress() {
    const url = (await send("openPage", { path: "/progress" }))?.url;
    if (url) {
      await chrome.tabs.create({ url });
      window.close();
    } else {
      say("serverUnreachable");
    }
  },
  options: () => chrome.runtime.openOptionsPage(),
  close: () => window.close(),
};

/** The invite is used up, so its tab goes on to the person's own page. */
async function openInstead(): Promise<void> {
  const url = (await send("openPage", { path: "/progress" }))?.url;
  if (url && seen) await chrome.tabs.update(seen.tab, { url });
}

async function save(settings: Partial<Settings>): Promise<void> {
  turn++;
  await send("saveSettings", { settings });
  await show();
}

function say(key: Key, ...args: string[]): Promise<void> {
  said = t(key, ...args);
  return show();
}

async function show(focus?: string): Promise<void> {
  const mine = ++turn;
  const now = await look();
  await released();
  if (mine !== turn) return;
  seen = now;
  if (!seen) {
    draw(el("header", {}, el("h1", {}, brand())), el("main", {}, el("section", {}, el("p", { text: t("noAnswer") }))));
    return;
  }
  const { status } = seen;
  const head = el(
    "header",
    {},
    el("h1", {}, brand()),
    status.person ? el("span", { class: "caption", text: status.person }) : null,
  );
  const result = el("section", { role: "status" }, el("p", { class: "quiet", text: said }));
  result.hidden = said === "";
  draw(head, el("main", { "aria-label": t("name") }, result, ...body(seen)));
  if (focus) document.getElementById(focus)?.focus();
}

function body(seen: Seen): Node[] {
  const { status, url } = seen;
  const invite = inviteIn(url?.href ?? "");
  if (invite && !asked) return [views.pairing(invite.server, seen, actions)];
  if (leaving && status.person !== null) return [views.leaving(status.person, actions)];
  if (status.why === "snoozed") return [views.quiet(status, actions), views.links(seen, actions)];
  const reached = seen.allowed && status.on;
  const parts = [
    views.notice(seen),
    reached ? views.draft(seen.draft, actions) : null,
    url && !seen.allowed && status.settings.on ? views.askSite(url.hostname, actions) : null,
    views.switches(seen, actions),
    views.links(seen, actions),
  ];
  return parts.filter((part) => part !== null);
}

void show();
