import { settings } from "./store";

/** First when a document starts, to hear keys before the page; once more when it is there, see the loader. */
const TIMES = ["document_start", "document_idle"] as const;

/** Is Rapport on for this host: not switched off here or everywhere, not quiet for a while? */
export async function allowedHere(host: string): Promise<boolean> {
  const { on, sitesOff, snoozedUntil } = await settings();
  return on && snoozedUntil <= Date.now() && !sitesOff.includes(host);
}

/** The loader runs on the manifest's hosts by itself; on those the agent granted later it is registered here. */
export async function registerSites(): Promise<void> {
  const granted = (await chrome.permissions.getAll()).origins ?? [];
  const required = chrome.runtime.getManifest().host_permissions ?? [];
  const matches = granted.filter((origin) => !required.includes(origin));
  const ids = TIMES.map((time) => `granted-sites-${time}`);
  const before = await chrome.scripting.getRegisteredContentScripts({ ids });
  if (before.length) {
    await chrome.scripting.unregisterContentScripts({ ids: before.map((script) => script.id) });
  }
  if (matches.length) {
    await chrome.scripting.registerContentScripts(
      TIMES.map((runAt) => ({
        id: `granted-sites-${runAt}`,
        matches,
        js: ["loader.js"],
        allFrames: true,
        matchOriginAsFallback: true,
        runAt,
        persistAcrossSessions: true,
      })),
    );
  }
}

/** Pages of a site that was granted just now need no reload. */
export async function loadNow(origins: string[]): Promise<void> {
  const tabs = origins.length ? await chrome.tabs.query({ url: origins }) : [];
  for (const { id } of tabs) {
    if (id !== undefined) {
      const target = { tabId: id, allFrames: true };
      await chrome.scripting.executeScript({ target, files: ["loader.js"] }).catch(() => null);
    }
  }
}
