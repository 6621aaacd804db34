// What the popup knows when it opens: the tab under it, what Rapport does there, and the draft.
import { type DraftSeen, push, type Status, send } from "../shared/messages";

export interface Seen {
  /** -1 when there is no page under the popup. */
  tab: number;
  url: URL | null;
  /** Whether the browser lets Rapport work on this site; false until the agent says yes on a site not known before. */
  allowed: boolean;
  status: Status;
  draft: DraftSeen | null;
}

const TRIES = 5;
const PAUSE_MS = 200;

/** Null when the worker does not answer. */
export async function look(): Promise<Seen | null> {
  const tab = await tabUnder();
  const url = addressOf(tab);
  // The browser may be starting the worker just now.
  let status = await send("status", { site: url?.hostname ?? "" });
  for (let tries = 0; !status && tries < TRIES; tries++) {
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    status = await send("status", { site: url?.hostname ?? "" });
  }
  if (!status) return null;
  const id = tab?.id ?? -1;
  return {
    tab: id,
    url,
    allowed: url !== null && (await chrome.permissions.contains({ origins: [sitePattern(url)] })),
    status,
    draft: id < 0 ? null : await push(id, "draft", null),
  };
}

export function sitePattern(url: URL): string {
  return `${url.protocol}//${url.hostname}/*`; // patterns name no port
}

/** Opened as a page of its own, the popup is told its tab in the address. */
async function tabUnder(): Promise<chrome.tabs.Tab | undefined> {
  const told = Number(new URLSearchParams(location.search).get("tab"));
  if (told) return chrome.tabs.get(told).catch(() => undefined);
  return (await chrome.tabs.query({ active: true, currentWindow: true }))[0];
}

function addressOf(tab: chrome.tabs.Tab | undefined): URL | null {
  try {
    const url = new URL(tab?.url ?? "");
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
