// The options: what is set, who set it, and what left this browser.
import { type Start, type Status, send } from "../shared/messages";
import { brand, button, companySet, draw, el, released, severity, toggle } from "../shared/page";
import type { Settings } from "../shared/settings";
import { type Key, t } from "../shared/strings";
import { keysSection, readLayout } from "./keys";
import { sentSection } from "./sent";
import { serverSection } from "./server";
import { companySites } from "./sites";
import { type Known, knownRules, phraseOf } from "./words";

let asking = false;
let said = "";

async function save(settings: Partial<Settings>): Promise<void> {
  await send("saveSettings", { settings });
  await show();
}

async function pairing(answer: Promise<{ ok: boolean; message: string; person: string | null } | null>) {
  const { ok, message, person } = (await answer) ?? { ok: false, message: "serverUnreachable", person: null };
  asking = asking && !ok;
  said = t(message as Key, person ?? "");
  await show();
}

async function show(): Promise<void> {
  const status = await send("status", { site: "" });
  const start: Start | null = await send("start", { have: null });
  const sent = (await send("sentLog", null)) ?? [];
  if (!status) return;
  const rules = knownRules(start?.ruleset ?? null);
  const { settings } = status;
  const free = (name: keyof Settings) => !status.policy.locked?.includes(name);
  const sites = await companySites(status, show);
  const keepKeys = free("keys") ? (keys: Settings["keys"]) => save({ keys }) : null;
  await released();
  draw(
    el(
      "main",
      {},
      brand(),
      el("h1", { text: t("options") }),
      section("serverTitle", "serverMeans", serverSection(status, asking, said, server)),
      ...(sites ? [section("sitesTitle", "sitesMeans", sites)] : []),
      section("offForMe", "offMeans", offRules(settings, rules)),
      section("keysTitle", null, keysSection(settings.keys, keepKeys)),
      section("appearance", null, appearance(status, free)),
      section("sentTitle", "sentMeans", sentSection(sent, status, rules)),
    ),
  );
}

const server = {
  join: (address: string, invite: string) => pairing(send("join", { server: address, invite })),
  connect: (address: string, token: string) => pairing(send("connect", { server: address, token })),
  async leave() {
    await send("leave", null);
    said = "";
    await show();
  },
  again() {
    asking = true;
    return show();
  },
};

function section(title: Key, means: Key | null, content: HTMLElement): HTMLElement {
  return el(
    "section",
    { "aria-labelledby": title },
    el(
      "div",
      {},
      el("h2", { id: title, text: t(title) }),
      means ? el("p", { class: "caption", text: t(means) }) : null,
    ),
    content,
  );
}

function offRules({ rulesOff }: Settings, rules: Map<string, Known>): HTMLElement {
  if (rulesOff.length === 0) return el("div", {}, el("p", { class: "quiet", text: t("offNone") }));
  const list = el("ul", { class: "rules" });
  for (const id of rulesOff) {
    const rule = rules.get(id);
    const turnOn = button(`on-${id}`, "button small", t("turnOn"), async () => {
      await send("turnOff", { rule: id, off: false });
      await show();
    });
    turnOn.setAttribute("aria-label", t("turnOnRule", phraseOf(id)));
    list.append(
      el(
        "li",
        {},
        rule ? severity(rule.severity, rule.title) : null,
        el("span", { class: "quiet", text: t("quoted", phraseOf(id)) }),
        turnOn,
      ),
    );
  }
  return el("div", {}, list);
}

function appearance({ settings }: Status, free: (name: keyof Settings) => boolean): HTMLElement {
  const choices = { system: "followPage", light: "light", dark: "dark" } as const;
  const segments = el("div", { class: "segments" });
  for (const [value, key] of Object.entries(choices)) {
    const input = el("input", { type: "radio", name: "appearance", id: `appearance-${value}`, value });
    input.checked = settings.appearance === value;
    input.disabled = !free("appearance");
    input.addEventListener("change", () => save({ appearance: value as Settings["appearance"] }));
    segments.append(el("label", {}, input, t(key)));
  }
  const showStrip = free("stripHidden") ? (on: boolean) => save({ stripHidden: !on }) : null;
  return el(
    "div",
    {},
    el("fieldset", {}, el("legend", { text: t("cardAndStrip") }), segments),
    free("appearance") ? null : companySet(),
    el("div", { class: "limited" }, toggle("strip", t("showStrip"), !settings.stripHidden, showStrip)),
    free("stripHidden") ? null : companySet(),
  );
}

void readLayout().then(show);
