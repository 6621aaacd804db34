// What stands behind the icon: this draft, where Rapport is on, quiet, and who is signed in.
import { make } from "../shared/dom";
import { type DraftSeen, push, type Status, send } from "../shared/messages";
import { brand, button, clock, fill, lockedNote, severity, text, toggle } from "../shared/page";
import type { Policy, Settings } from "../shared/settings";
import { type Key, t } from "../shared/strings";
import { policy, settings } from "../worker/store";

const QUIET_MS = 30 * 60 * 1000;
const INVITE = /^\/join\/([^/]+)\/?$/;

interface State {
  tab: chrome.tabs.Tab;
  /** Null on pages that belong to no site, such as a new tab. */
  url: URL | null;
  allowed: boolean;
  status: Status | null;
  settings: Settings;
  policy: Policy;
  draft: DraftSeen | null;
}

const main = document.querySelector("main") as HTMLElement;
void show();

async function show(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (!tab) return;
  const url = tab.url && /^https?:/.test(tab.url) ? new URL(tab.url) : null;
  const invite = url?.pathname.match(INVITE)?.[1];
  if (url && invite) {
    pairing(url, invite);
    return;
  }
  draw({
    tab,
    url,
    allowed: url !== null && (await chrome.permissions.contains({ origins: [`${url.origin}/*`] })),
    status: await send("status", { site: url?.hostname ?? "" }),
    settings: await settings(),
    policy: await policy(),
    draft: tab.id === undefined ? null : await push(tab.id, "draft", null),
  });
}

function draw(state: State): void {
  const { settings: chosen, status } = state;
  fill(
    main,
    brand(status?.person ?? null),
    ...(chosen.snoozedUntil > Date.now()
      ? [quiet(chosen.snoozedUntil)]
      : [draftPart(state), state.url && !state.allowed ? newSite(state, state.url) : switches(state)]),
    trouble(status),
    links(state),
  );
}

function draftPart({ draft, tab }: State): HTMLElement | null {
  if (!draft?.on || draft.findings.length === 0) return null;
  const rows = draft.findings.map((finding, index) => {
    const row = button("", "found", () => void openCard(tab, index));
    row.append(
      severity(finding.severity, finding.category),
      make(document, "span", { class: "second", text: finding.phrase }),
    );
    return make(document, "li", {}, row);
  });
  return make(
    document,
    "section",
    {},
    make(document, "h2", { text: t("thisDraft") }),
    make(document, "ul", {}, ...rows),
  );
}

async function openCard(tab: chrome.tabs.Tab, index: number): Promise<void> {
  if (tab.id !== undefined) await push(tab.id, "openCard", { index });
  window.close();
}

function switches(state: State): HTMLElement {
  const { settings: chosen, url, draft, tab } = state;
  const locked = new Set(state.policy.locked);
  const host = url?.hostname ?? "";
  return make(
    document,
    "section",
    { class: "stack" },
    draft && chosen.on && !chosen.sitesOff.includes(host)
      ? toggle(t("inThisBox"), draft.on, false, (on) => void turnBox(tab, on))
      : null,
    url
      ? toggle(t("onSite", host), !chosen.sitesOff.includes(host), locked.has("sitesOff"), (on) => {
          const others = chosen.sitesOff.filter((site) => site !== host);
          void save({ sitesOff: on ? others : [...others, host] });
        })
      : null,
    toggle(t("everywhere"), chosen.on, locked.has("on"), (on) => void save({ on })),
    lockedNote(locked.has("on") || locked.has("sitesOff")),
    button(t("quietFor30"), "button small wide", () => void save({ snoozedUntil: Date.now() + QUIET_MS })),
  );
}

async function turnBox(tab: chrome.tabs.Tab, on: boolean): Promise<void> {
  if (tab.id !== undefined) await push(tab.id, "switchBox", { on });
  await show();
}

async function save(change: Partial<Settings>): Promise<void> {
  await send("saveSettings", { settings: change });
  await show();
}

function quiet(until: number): HTMLElement {
  return make(
    document,
    "section",
    { class: "stack" },
    text(t("quietUntil", clock(new Date(until)))),
    text(t("quietMeans"), "quiet"),
    button(t("startAgain"), "button main", () => void save({ snoozedUntil: 0 })),
  );
}

/** A help desk that came in later: one click, and the browser asks. */
function newSite({ tab }: State, url: URL): HTMLElement {
  return make(
    document,
    "section",
    { class: "stack" },
    text(t("notOnSite", url.hostname)),
    button(t("useHere"), "button main", () => {
      void chrome.permissions.request({ origins: [`${url.origin}/*`] }).then(async (granted) => {
        if (granted && tab.id !== undefined) {
          await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: ["loader.js"] });
        }
        await show();
      });
    }),
  );
}

function trouble(status: Status | null): HTMLElement | null {
  const key: Key | null = status?.outdated
    ? "rulesTooNew"
    : status?.server === "refused"
      ? "browserUnknown"
      : status?.server === "offline"
        ? "serverAway"
        : null;
  return key && make(document, "section", {}, text(t(key), "quiet"));
}

function links({ status, policy: fixed }: State): HTMLElement {
  const person = status?.person;
  const signIn = fixed.signIn;
  return make(
    document,
    "section",
    { class: "links" },
    person ? button(t("myProgress"), "link", () => void openProgress()) : null,
    !person && signIn ? button(t("signIn"), "link", () => void chrome.tabs.create({ url: signIn })) : null,
    button(t("options"), "link", () => void chrome.runtime.openOptionsPage()),
    person ? button(t("notPerson", person.split(" ")[0] ?? person), "link", () => void leave()) : null,
  );
}

async function openProgress(): Promise<void> {
  const answer = await send("openPage", { path: "/progress" });
  if (answer?.url) await chrome.tabs.create({ url: answer.url });
  else await show();
}

async function leave(): Promise<void> {
  await send("leave", null);
  await show();
}

function pairing(url: URL, invite: string): void {
  const result = text("", "second");
  result.setAttribute("role", "status");
  const pair = button(t("pair"), "button main", () => {
    pair.disabled = true;
    void send("join", { server: url.origin, invite }).then((answer) => {
      pair.disabled = false;
      result.textContent = answer?.ok
        ? t("joined", answer.person ?? "")
        : t((answer?.message ?? "serverUnreachable") as Key);
      if (answer?.ok) buttons.remove();
    });
  });
  const buttons = make(
    document,
    "div",
    { class: "row" },
    pair,
    button(t("notNow"), "button", () => window.close()),
  );
  const server = make(document, "p", { class: "second" }, `${t("server")}: `, make(document, "b", { text: url.host }));
  fill(
    main,
    brand(null),
    make(
      document,
      "section",
      { class: "stack" },
      make(document, "h2", { text: t("pairThis") }),
      server,
      text(t("draftsStay"), "quiet"),
      buttons,
      result,
    ),
  );
}
