// Runs in every frame of every page of a known site: a few KB, one listener, nothing else until a text box gets the focus.
import { deepActive, deepTarget } from "../content/box/box";
import { boxElementAt } from "../content/box/eligible";

const gone = new AbortController();

async function focused(target: Element | null): Promise<void> {
  // Same isolated world: once injected, the rest listens for itself.
  if ((globalThis as { rapportFrame?: unknown }).rapportFrame || !boxElementAt(target)) {
    return;
  }
  try {
    await chrome.runtime.sendMessage({ type: "focused", body: { site: location.hostname } });
  } catch {
    gone.abort(); // the extension was updated or removed: this copy is on its own
  }
}

addEventListener("focusin", (event) => void focused(deepTarget(event)), { capture: true, signal: gone.signal });
chrome.runtime.onMessage.addListener((message: { type?: string }) => {
  if (message.type === "changed" && document.hasFocus()) {
    void focused(deepActive(document));
  }
});
if (document.hasFocus()) {
  void focused(deepActive(document));
}
