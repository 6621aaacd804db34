import type { Ruleset } from "engine";
import type { PracticeEvent } from "../shared/messages";
import type { Settings } from "../shared/settings";
import type { Ui } from "./ui/types";

/** What the session of a text box gets from the world it runs in: an extension's content script or one of our own pages. */
export interface Env {
  ui: Ui;
  ruleset: Ruleset;
  settings: Settings;
  offlineSince: string | null;
  categoryTitle(id: string): string;
  record(event: Omit<PracticeEvent, "id" | "at" | "ruleset" | "site">): void;
  turnOff(rule: string, off: boolean): void;
}
