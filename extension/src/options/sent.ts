import { make } from "../shared/dom";
import type { PracticeEvent } from "../shared/messages";
import { clock, text } from "../shared/page";
import { type Key, t } from "../shared/strings";
import type { State } from "./main";
import { part } from "./part";

const LINES = 20;

const ACTIONS: Record<Exclude<PracticeEvent["action"], "reply">, Key> = {
  shown: "sentShown",
  accepted: "sentAccepted",
  dismissed: "sentDismissed",
  "turned-off": "sentTurnedOff",
  reported: "sentReported",
  "edited-away": "sentEditedAway",
};

/** The last things that left this browser, newest first, so that everybody can see that no draft is among them. */
export function whatIsSent({ sent, status }: State): HTMLElement {
  const events = sent.flatMap((batch) => batch.events).sort((a, b) => b.at.localeCompare(a.at));
  const lines = events
    .slice(0, LINES)
    .map((event) =>
      make(
        document,
        "li",
        {},
        make(document, "span", { class: "quiet", text: clock(new Date(event.at)) }),
        make(
          document,
          "span",
          {},
          words(event),
          event.sentence ? make(document, "b", { text: ` ${t("sentWithSentence", event.sentence)}` }) : null,
        ),
      ),
    );
  const waiting = status?.queued ?? 0;
  return part(
    t("whatIsSent"),
    t("sentAbout"),
    lines.length > 0 ? make(document, "ul", { class: "log" }, ...lines) : text(t("nothingSent"), "second"),
    text(waiting > 0 ? t("waiting", waiting) : t("nothingWaiting"), "quiet"),
    status?.dropped ? text(t("dropped", status.dropped), "quiet") : null,
  );
}

function words(event: PracticeEvent): string {
  if (event.action === "reply") {
    return t(event.inOrder ? "sentReplyInOrder" : "sentReply", event.words ?? 0);
  }
  return t(ACTIONS[event.action], (event.rule ?? "").replaceAll("-", " "));
}
