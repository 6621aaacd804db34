import { allowedHere } from "./sites";
import { settings } from "./store";

const SIZES = [16, 32, 48];

/** Three states and no number: on, off here, quiet for a while. */
export async function showState(tabId: number): Promise<void> {
  try {
    const tab = await chrome.tabs.get(tabId);
    const host = tab.url ? new URL(tab.url).hostname : "";
    const quiet = (await settings()).snoozedUntil > Date.now();
    const state = quiet ? "quiet" : (await allowedHere(host)) ? "on" : "off";
    await chrome.action.setIcon({ tabId, path: Object.fromEntries(SIZES.map((s) => [s, `icons/${state}-${s}.png`])) });
  } catch {
    // the tab went away meanwhile
  }
}
