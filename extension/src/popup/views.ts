// Each part of the popup: what is the case in, elements out.
import type { DraftSeen, Status } from "../shared/messages";
import { button, clock, companySet, el, severity, toggle } from "../shared/page";
import { t } from "../shared/strings";
import type { Actions } from "./actions";
import type { Seen } from "./seen";

export function pairing(server: string, { status }: Seen, actions: Actions): HTMLElement {
  const bound = status.policy.server && new URL(status.policy.server).origin !== server;
  if (bound) return el("section", {}, el("h2", { text: t("pairTitle") }), companySet());
  return el(
    "section",
    {},
    el("h2", { text: t("pairTitle") }),
    el("p", { class: "quiet" }, `${t("pairServer")} `, el("b", { text: new URL(server).host })),
    status.person ? el("p", { class: "quiet", text: t("pairInstead", status.person) }) : null,
    el("p", { class: "caption", text: t("pairDrafts") }),
    el(
      "div",
      { class: "row" },
      button("pair", "button main", t("pair"), actions.pair),
      button("not-now", "button", t("notNow"), actions.close),
    ),
  );
}

export function quiet(status: Status, actions: Actions): HTMLElement {
  return el(
    "section",
    {},
    el("p", { text: t("quietUntil", clock(status.settings.snoozedUntil)) }),
    el("p", { class: "caption", text: t("quietMeans") }),
    button("start-again", "button main", t("startAgain"), () => actions.snooze(0)),
  );
}

export function leaving(person: string, actions: Actions): HTMLElement {
  return el(
    "section",
    {},
    el("h2", { text: t("switchTitle") }),
    el("p", { class: "quiet", text: t("switchMeans", person) }),
    el(
      "div",
      { class: "row" },
      button("switch", "button main", t("switchPerson"), actions.leave),
      button("stay", "button", t("back"), actions.stay),
    ),
  );
}

/** At most one thing about the server, what still works first; silence when all is well. */
export function notice({ status }: Seen): HTMLElement | null {
  const { server, queued } = status;
  if (server === "none") {
    return el("section", {}, el("p", { text: t("aloneWorks") }), el("p", { class: "caption", text: t("aloneMore") }));
  }
  const waiting = queued === 0 ? "" : queued === 1 ? t("waitingOne") : t("waitingMany", queued);
  const text =
    server === "offline"
      ? `${t("offlineWorks")} ${waiting}`.trim()
      : server === "refused"
        ? t("refused")
        : status.outdated
          ? t("outdated")
          : null;
  return text ? el("section", {}, el("p", { class: "quiet", text })) : null;
}

export function draft(seen: DraftSeen | null, actions: Actions): HTMLElement {
  if (!seen) return el("section", {}, el("p", { class: "quiet", text: t("noBox") }));
  const list = el("ul", { class: "findings" });
  seen.findings.forEach((finding, index) => {
    const entry = button(`finding-${index}`, "", "", () => actions.openCard(index));
    entry.append(severity(finding.severity, finding.category), el("span", { class: "phrase", text: finding.phrase }));
    list.append(el("li", {}, entry));
  });
  return el(
    "section",
    {},
    el("h2", { text: t("thisDraft") }),
    seen.findings.length ? list : el("p", { class: "quiet", text: t("nothingMarked") }),
  );
}

/** Permission for a site that Rapport does not know by itself. */
export function askSite(host: string, actions: Actions): HTMLElement {
  return el(
    "section",
    {},
    el("p", { text: t("notOnSite", host) }),
    el("p", { class: "caption", text: t("askSiteMeans") }),
    button("ask-site", "button main", t("turnOnHere"), actions.askSite),
  );
}

export function switches({ status, url, allowed, draft }: Seen, actions: Actions): HTMLElement {
  const { settings, policy } = status;
  const locked = policy.locked ?? [];
  const host = url?.hostname ?? "";
  const here = !settings.sitesOff.includes(host);
  const free = (name: string, outer: boolean) => outer && !locked.includes(name);
  return el(
    "section",
    { class: "switches" },
    draft && settings.on && here ? toggle("box", t("inThisBox"), draft.on, actions.switchBox) : null,
    url && allowed
      ? toggle(
          "site",
          t("onSite", host),
          settings.on && here,
          free("sitesOff", settings.on) ? actions.switchSite : null,
        )
      : null,
    toggle("everywhere", t("everywhere"), settings.on, free("on", true) ? actions.switchAll : null),
    locked.includes("on") || locked.includes("sitesOff") ? companySet() : null,
    settings.on ? button("snooze", "button small wide", t("quietFor30"), () => actions.snooze(30)) : null,
  );
}

export function links({ status }: Seen, actions: Actions): HTMLElement {
  const paired = status.person !== null && status.server !== "none";
  return el(
    "section",
    { class: "links" },
    paired ? button("progress", "link", t("myProgress"), actions.progress) : null,
    button("options", "link", t("options"), actions.options),
    paired
      ? button(
          "not-me",
          "link",
          status.person ? t("notMe", firstName(status.person)) : t("switchPerson"),
          actions.askLeave,
        )
      : null,
  );
}

function firstName(person: string): string {
  return person.split(" ")[0] ?? person;
}
