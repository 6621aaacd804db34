import { compile } from "engine";
import type { Start } from "../shared/messages";
import { send } from "../shared/messages";
import { Frame } from "./frame";

declare global {
  // One per frame and isolated world: a second injection finds the first.
  var rapportFrame: Frame | undefined;
}

void begin();

async function begin(): Promise<void> {
  if (globalThis.rapportFrame) {
    globalThis.rapportFrame.refocused();
    return;
  }
  const start: Start | null = await send("start", { site: location.hostname, have: null });
  if (start?.on && start.ruleset && !globalThis.rapportFrame) {
    globalThis.rapportFrame = new Frame(start, compile(start.ruleset));
  }
}
