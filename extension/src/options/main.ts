// Options: server, rules off for me, keys, appearance, what was sent. Each part of the page is one file.
import { make } from "../shared/dom";
import { type PracticeEvent, type Status, send } from "../shared/messages";
import { brand, fill } from "../shared/page";
import type { Policy, Settings } from "../shared/settings";
import { t } from "../shared/strings";
import { type Account, policy, read, settings } from "../worker/store";
import { appearance } from "./appearance";
import { keys } from "./keys";
import { offForMe } from "./off";
import { whatIsSent } from "./sent";
import { server } from "./server";

export interface State {
  settings: Settings;
  policy: Policy;
  account: Account | null;
  status: Status | null;
  sent: { at: string; events: PracticeEvent[] }[];
}

export interface Deeds {
  save(change: Partial<Settings>): Promise<void>;
  show(): Promise<void>;
}

const main = document.querySelector("main") as HTMLElement;
const deeds: Deeds = {
  async save(change) {
    await send("saveSettings", { settings: change });
    await show();
  },
  show,
};
void show();

async function show(): Promise<void> {
  const state: State = {
    settings: await settings(),
    policy: await policy(),
    account: await read("account"),
    status: await send("status", { site: "" }),
    sent: (await send("sentLog", null)) ?? [],
  };
  fill(
    main,
    brand(state.account?.person.name ?? null),
    make(document, "h1", { text: t("options") }),
    server(state, deeds),
    await offForMe(state, deeds),
    keys(state, deeds),
    appearance(state, deeds),
    whatIsSent(state),
  );
}
