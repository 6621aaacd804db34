// Everything is registered at top level and nothing is kept only in memory: the browser ends this worker whenever it likes.
import { type Message, push } from "../shared/messages";
import { connect, join, leave } from "./account";
import { current, refresh } from "./ruleset";
import { flush, keep, RETRY } from "./sender";
import { call } from "./server";
import { allowedHere, loadFrames, loadNow, registerSites } from "./sites";
import { status } from "./status";
import { read, saveSettings, settings } from "./store";
import { showState } from "./toolbar";

void chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });

chrome.runtime.onInstalled.addListener(() => void wake());
// A browser that starts need not sit out the pause of the one before, whose alarm it may have lost.
chrome.runtime.onStartup.addListener(() => void wake().then(() => flush(true)));
chrome.permissions.onAdded.addListener(({ origins }) => void registerSites().then(() => loadNow(origins ?? [])));
chrome.permissions.onRemoved.addListener(() => void registerSites());
chrome.storage.managed.onChanged.addListener(() => void wake());
chrome.alarms.onAlarm.addListener((alarm) => {
  if (alarm.name === RETRY) {
    void flush(true);
  } else {
    void changed();
  }
});
chrome.tabs.onActivated.addListener(({ tabId }) => void showState(tabId));
chrome.runtime.onMessage.addListener((message: Message, sender, answer) => {
  if (sender.id !== chrome.runtime.id) {
    return false;
  }
  // Whatever fails here, a full disk for one, must not reach the page: no answer, and the asker goes on without.
  handle(message, sender).then(answer, () => answer(null));
  return true;
});

async function wake(): Promise<void> {
  await registerSites();
  await flush();
}

/** What content may change; all other commands are for pages of the extension. */
const FROM_CONTENT = new Set(["turnOff", "moveStrip"]);

async function handle(message: Message, sender: chrome.runtime.MessageSender): Promise<unknown> {
  switch (message.type) {
    case "focused":
      return { inject: await inject(sender) };
    case "unloaded":
      return loadFrames(sender.tab?.id);
    case "start":
      return start(siteOf(sender), message.body.have);
    case "events":
      return { kept: await keep(message.body.events) };
    default:
      // The rest belongs to pages of the extension, and to content for its two choices.
      return isOwnPage(sender) || FROM_CONTENT.has(message.type) ? command(message) : null;
  }
}

async function command(message: Message): Promise<unknown> {
  switch (message.type) {
    case "turnOff": {
      const { rule, off } = message.body;
      await saveSettings(({ rulesOff }) => {
        const without = rulesOff.filter((other) => other !== rule);
        return { rulesOff: off ? [...without, rule] : without };
      });
      return null;
    }
    case "moveStrip": {
      const { site, moved } = message.body;
      await saveSettings(({ stripMoved }) => ({ stripMoved: { ...stripMoved, [site]: moved } }));
      return null;
    }
    case "status":
      return status(message.body.site);
    case "saveSettings": {
      const saved = await saveSettings(message.body.settings);
      await changed();
      return saved;
    }
    case "join":
      return afterwards(await join(message.body.server, message.body.invite));
    case "connect":
      return afterwards(await connect(message.body.server, message.body.token));
    case "leave":
      await leave();
      return afterwards(null);
    case "openPage": {
      const account = await read("account");
      const answer = account && (await call(account, "POST", "/sessions/tickets", { path: message.body.path }));
      return { url: (answer?.body as { url?: string } | null)?.url ?? null };
    }
    case "sentLog":
      return (await read("sent")) ?? [];
    default:
      return null;
  }
}

async function afterwards<T>(result: T): Promise<T> {
  void refresh()
    .then(changed)
    .then(() => flush(true));
  return result;
}

async function inject(sender: chrome.runtime.MessageSender): Promise<boolean> {
  const tabId = sender.tab?.id;
  if (tabId === undefined || !sender.documentId || !(await allowedHere(siteOf(sender)))) {
    return false;
  }
  const target = { tabId, documentIds: [sender.documentId] };
  await Promise.all([
    chrome.scripting.executeScript({ target, files: ["content.js"], injectImmediately: true }),
    chrome.scripting.insertCSS({ target, files: ["marks.css"] }),
  ]);
  void showState(tabId);
  return true;
}

async function start(site: string, have: string | null) {
  const [on, chosen, rules, trouble] = await Promise.all([allowedHere(site), settings(), current(), read("trouble")]);
  void refresh().then((isNew) => (isNew ? changed() : null));
  void flush();
  return {
    on,
    settings: chosen,
    ruleset: !on || have === rules.version ? null : rules.json,
    version: rules.version,
    offlineSince: trouble ? (rules.from ?? trouble.since) : null,
  };
}

/** Settings or rules changed: every tab looks again, and a snooze ends by itself. */
async function changed(): Promise<void> {
  const { snoozedUntil } = await settings();
  if (snoozedUntil > Date.now()) {
    await chrome.alarms.create("snooze-over", { when: snoozedUntil });
  }
  for (const tab of await chrome.tabs.query({})) {
    if (tab.id !== undefined) {
      void push(tab.id, "changed", null);
      void showState(tab.id);
    }
  }
}

function isOwnPage(sender: chrome.runtime.MessageSender): boolean {
  return sender.url?.startsWith(chrome.runtime.getURL("")) ?? false;
}

/** The site that the agent sees and switches: the tab's own, whatever frame of it a box stands in. */
function siteOf(sender: chrome.runtime.MessageSender): string {
  for (const address of [sender.tab?.url, sender.origin]) {
    try {
      const { hostname } = new URL(address ?? "");
      if (hostname) return hostname;
    } catch {
      // the browser keeps the address to itself, or the frame has none
    }
  }
  return "";
}
