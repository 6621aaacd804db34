import { settings } from "./store";

const ID = "granted-sites";

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
  const before = await chrome.scripting.getRegisteredContentScripts();
  if (before.length) {
    await chrome.scripting.unregisterContentScripts({ ids: before.map((script) => script.id) });
  }
  if (matches.length) {
    await chrome.scripting.registerContentScripts([
      {
        id: ID,
        matches,
        js: ["loader.js"],
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: "document_start",
        persistAcrossSessions: true,
      },
    ]);
  }
}

/** Pages of a site that was granted just now need no reload. */
export async function loadNow(origins: string[]): Promise<void> {
  const tabs = origins.length ? await chrome.tabs.query({ url: origins }) : [];
  for (const { id } of tabs) {
    await loadFrames(id);
  }
}

/** All frames of a tab, those too that the browser loads nothing into by itself; a loader that is there stays as it is. */
export async function loadFrames(tabId: number | undefined): Promise<null> {
  if (tabId !== undefined) {
    const target = { tabId, allFrames: true };
    await chrome.scripting.executeScript({ target, files: ["loader.js"] }).catch(() => null);
  }
  return null;
}
