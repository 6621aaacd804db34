// Which server, and who is paired with it.
import type { Status } from "../shared/messages";
import { button, companySet, el, inviteIn, moment } from "../shared/page";
import { t } from "../shared/strings";

export interface ServerActions {
  join(server: string, invite: string): unknown;
  connect(server: string, token: string): unknown;
  leave(): unknown;
  /** Shows the fields although a person is paired. */
  again(): unknown;
}

/** @param asking show the fields although a person is paired */
export function serverSection(status: Status, asking: boolean, said: string, actions: ServerActions): HTMLElement {
  const paired = status.server !== "none";
  const { signIn, server: fixed } = status.policy;
  return el(
    "div",
    {},
    el("p", { role: "status", text: said }),
    paired ? pairedWith(status) : el("p", { text: t("aloneWorks") }),
    paired && !asking
      ? el(
          "div",
          { class: "row" },
          button("again", "button small", t("pairAgain"), actions.again),
          button("leave", "button small", t("switchPerson"), actions.leave),
        )
      : null,
    !paired || asking ? forms(status, actions) : null,
    signIn ? el("p", {}, el("a", { href: signIn, target: "_blank", rel: "noreferrer", text: t("signIn") })) : null,
    fixed ? companySet() : null,
  );
}

function pairedWith(status: Status): HTMLElement {
  const host = el("b", { text: new URL(status.address ?? "").host });
  const rules = status.rulesetFrom ? t("rulesFrom", status.ruleset, moment(status.rulesetFrom)) : t("rulesOwn");
  const trouble = status.server === "offline" ? t("offlineWorks") : status.server === "refused" ? t("refused") : null;
  return el(
    "div",
    {},
    el("p", {}, host),
    el("p", { class: "caption", text: `${t("pairedAs", status.person ?? "")} ${rules}` }),
    trouble ? el("p", { class: "quiet", text: trouble }) : null,
    status.outdated ? el("p", { class: "quiet", text: t("outdated") }) : null,
  );
}

function forms(status: Status, actions: ServerActions): HTMLElement {
  const invite = field("invite", "url", t("inviteLink"));
  const problem = el("p", { class: "quiet", role: "alert" });
  const byInvite = el(
    "form",
    {},
    ...invite.parts,
    problem,
    el("button", { type: "submit", class: "button main", text: t("pair") }),
  );
  byInvite.noValidate = true;
  byInvite.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = inviteIn(invite.input.value.trim());
    problem.textContent = found ? "" : t("notAnInvite");
    if (found) void actions.join(found.server, found.invite);
    else invite.input.focus();
  });

  const server = field("server", "text", t("serverAddress"));
  server.input.value = status.address ?? "";
  server.input.readOnly = status.policy.server !== undefined;
  const token = field("token", "password", t("token"));
  token.input.autocomplete = "off";
  const byToken = el(
    "form",
    {},
    ...server.parts,
    ...token.parts,
    el("button", { type: "submit", class: "button", text: t("connect") }),
  );
  byToken.addEventListener("submit", (event) => {
    event.preventDefault();
    void actions.connect(server.input.value.trim(), token.input.value.trim());
  });
  return el(
    "div",
    { class: "forms" },
    byInvite,
    el("details", {}, el("summary", { text: t("tokenInstead") }), byToken),
  );
}

function field(id: string, type: string, text: string) {
  const input = el("input", { id, type, class: "field", required: "", spellcheck: "false" });
  return { input, parts: [el("label", { for: id, text }), input] };
}
