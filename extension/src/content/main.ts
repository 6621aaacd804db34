import { restore } from "page-engine";
import type { Start } from "../shared/messages";
import { send } from "../shared/messages";
import { deepActive } from "./box/box";
import { Frame } from "./frame";

// A second injection finds the first one.
void begin();

async function begin(): Promise<void> {
  if (globalThis.rapportFrame) {
    globalThis.rapportFrame.focused(deepActive(document));
    return;
  }
  const start: Start | null = (await globalThis.rapportStart) ?? (await send("start", { have: null }));
  globalThis.rapportStart = undefined;
  if (start?.on && start.ruleset && !globalThis.rapportFrame) {
    globalThis.rapportFrame = new Frame(start, restore(start.ruleset));
  }
}
