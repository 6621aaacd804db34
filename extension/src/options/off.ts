import type { RulesetJson } from "engine";
import { make } from "../shared/dom";
import { button, severity, text } from "../shared/page";
import { t } from "../shared/strings";
import { read } from "../worker/store";
import type { Deeds, State } from "./main";
import { part } from "./part";

/** The rules that the agent turned off, each with what it says, and a way back. */
export async function offForMe({ settings }: State, deeds: Deeds): Promise<HTMLElement> {
  const { rulesOff } = settings;
  if (rulesOff.length === 0) return part(t("offForMe"), t("offAbout"), text(t("nothingOff"), "quiet"));
  const { rules, categories } = await rulesAtHand();
  const rows = rulesOff.map((id) => {
    const rule = rules.find((each) => each.id === id);
    const title = categories.find((each) => each.id === rule?.category)?.title ?? t("ruleGone");
    const back = button(
      t("turnOn"),
      "button small",
      () => void deeds.save({ rulesOff: rulesOff.filter((each) => each !== id) }),
    );
    back.dataset.id = id;
    back.setAttribute("aria-label", t("turnOnRule", title, rule?.message ?? id));
    const words = make(document, "span", { class: "second", text: rule?.message ?? id });
    return make(document, "li", { class: "rule" }, severity(rule?.severity ?? "hint", title), words, back);
  });
  return part(t("offForMe"), t("offAbout"), make(document, "ul", { class: "stack" }, ...rows));
}

async function rulesAtHand(): Promise<RulesetJson> {
  const kept = await read("ruleset");
  if (kept) return kept.json;
  return (await fetch(chrome.runtime.getURL("pack.json"))).json() as Promise<RulesetJson>;
}
