import { make } from "../shared/dom";
import { lockedNote } from "../shared/page";
import { t } from "../shared/strings";
import type { Deeds, State } from "./main";
import { part } from "./part";

export function appearance({ settings, policy }: State, deeds: Deeds): HTMLElement {
  const locked = new Set(policy.locked);
  return part(
    t("appearance"),
    null,
    choices(
      t("cardAndStrip"),
      { system: t("followPage"), light: t("light"), dark: t("dark") },
      settings.appearance,
      locked.has("appearance"),
      (chosen) => deeds.save({ appearance: chosen }),
    ),
    choices(
      t("lamps"),
      { shown: t("shown"), hidden: t("hidden") },
      settings.stripHidden ? "hidden" : "shown",
      locked.has("stripHidden"),
      (chosen) => deeds.save({ stripHidden: chosen === "hidden" }),
    ),
    lockedNote(locked.has("appearance") || locked.has("stripHidden")),
  );
}

function choices<Value extends string>(
  legend: string,
  options: Record<Value, string>,
  now: Value,
  locked: boolean,
  choose: (value: Value) => Promise<void>,
): HTMLElement {
  const labels = (Object.entries(options) as [Value, string][]).map(([value, words]) => {
    const input = make(document, "input", { type: "radio", name: legend, value, "data-id": legend + value });
    input.checked = value === now;
    input.disabled = locked;
    input.addEventListener("change", () => void choose(value));
    return make(document, "label", {}, input, words);
  });
  return make(document, "fieldset", { class: "choices" }, make(document, "legend", { text: legend }), ...labels);
}
