import type { Status } from "../shared/messages";
import { size } from "./queue";
import { allowedHere } from "./sites";
import { handedOutBy, owner, policy, read, settings } from "./store";

export async function status(site: string): Promise<Status> {
  const [chosen, account, trouble, ruleset] = [
    await settings(),
    await read("account"),
    await read("trouble"),
    await read("ruleset"),
  ];
  const fixed = await policy();
  const on = await allowedHere(site);
  return {
    on,
    why: on ? null : !chosen.on ? "everywhere" : chosen.snoozedUntil > Date.now() ? "snoozed" : "here",
    server: !account ? "none" : (trouble?.kind ?? "ok"),
    person: account?.person.name ?? null,
    queued: account ? await size(owner(account)) : 0,
    dropped: (await read("dropped")) ?? 0,
    rulesetFrom: account ? (ruleset?.at ?? null) : null,
    ruleset: account ? (ruleset?.json.ruleset ?? 0) : 0,
    address: account?.server ?? fixed.server ?? (await handedOutBy()),
    settings: chosen,
    policy: fixed,
    outdated: (await read("outdated")) ?? false,
  };
}
