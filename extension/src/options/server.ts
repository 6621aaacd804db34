import { make } from "../shared/dom";
import { type Messages, send } from "../shared/messages";
import { button, text } from "../shared/page";
import { type Key, t } from "../shared/strings";
import type { Deeds, State } from "./main";
import { part } from "./part";

type Answer = Messages["join"]["answer"] | null;

export function server(state: State, deeds: Deeds): HTMLElement {
  const { account, policy, status } = state;
  if (account) {
    const from = status?.rulesetFrom;
    return part(
      t("server"),
      t("serverAbout"),
      make(document, "p", {}, make(document, "b", { text: new URL(account.server).host })),
      text(t("pairedAs", account.person.name), "quiet"),
      from
        ? text(
            t("rulesFrom", new Date(from).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })),
            "quiet",
          )
        : null,
      button(t("switchPerson"), "button small", () => void send("leave", null).then(deeds.show)),
    );
  }
  const { signIn } = policy;
  return part(
    t("server"),
    t("serverAbout"),
    text(t("noServer"), "second"),
    signIn ? button(t("signIn"), "button main", () => void chrome.tabs.create({ url: signIn })) : null,
    ...byInvite(deeds),
    ...byToken(policy.server ?? "", deeds),
    policy.server ? text(t("setByCompany"), "quiet") : null,
  );
}

function byInvite(deeds: Deeds): HTMLElement[] {
  const link = field(t("inviteLink"), "url");
  const result = said();
  return [
    link.label,
    button(t("pair"), "button small", () => {
      const invite = link.input.value.trim().match(/^(https?:\/\/[^/]+)\/join\/([^/?#]+)/);
      if (invite)
        void send("join", { server: invite[1] as string, invite: invite[2] as string }).then(tell(result, deeds));
      else result.textContent = t("notAnInvite");
    }),
    result,
  ];
}

function byToken(fixed: string, deeds: Deeds): HTMLElement[] {
  const address = field(t("serverAddress"), "url");
  address.input.value = fixed;
  address.input.readOnly = fixed !== "";
  const token = field(t("token"), "password");
  const result = said();
  return [
    address.label,
    token.label,
    button(t("connect"), "button small", () => {
      const ask = { server: address.input.value.trim(), token: token.input.value.trim() };
      void send("connect", ask).then(tell(result, deeds));
    }),
    result,
  ];
}

function tell(result: HTMLElement, deeds: Deeds): (answer: Answer) => Promise<void> {
  return async (answer) => {
    if (answer?.ok) await deeds.show();
    else result.textContent = t((answer?.message ?? "serverUnreachable") as Key);
  };
}

function field(words: string, type: string): { label: HTMLElement; input: HTMLInputElement } {
  const input = make(document, "input", { class: "field", type, autocomplete: "off", spellcheck: "false" });
  return { input, label: make(document, "label", {}, words, input) };
}

function said(): HTMLElement {
  const element = text("", "second");
  element.setAttribute("role", "status");
  return element;
}
