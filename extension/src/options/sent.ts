// What left this browser: in words, and as it was sent.
import type { PracticeEvent, Status } from "../shared/messages";
import { el, moment } from "../shared/page";
import { t } from "../shared/strings";
import { eventInWords, type Known } from "./words";

/** More would be a wall; the rest stands in the person's own history. */
const MOST = 20;

export function sentSection(
  batches: { at: string; events: PracticeEvent[] }[],
  status: Status,
  rules: Map<string, Known>,
): HTMLElement {
  const events = batches.flatMap((batch) => batch.events).sort((a, b) => b.at.localeCompare(a.at));
  const last = events.slice(0, MOST);
  const list = el("ul", { class: "log number" });
  for (const event of last) {
    const words = el("span", { text: eventInWords(event, rules) });
    if (event.sentence) words.append(", ", el("b", { text: t("withSentence", event.sentence) }));
    list.append(el("li", {}, el("span", { class: "caption", text: moment(event.at) }), words));
  }
  const { queued, dropped } = status;
  const waiting = queued === 0 ? t("waitingNone") : queued === 1 ? t("waitingOne") : t("waitingMany", queued);
  return el(
    "div",
    {},
    last.length ? list : el("p", { class: "quiet", text: t("sentNone") }),
    status.server === "none" ? null : el("p", { class: "caption", text: waiting }),
    dropped ? el("p", { class: "caption", text: t("droppedMany", dropped) }) : null,
    last.length
      ? el(
          "details",
          {},
          el("summary", { text: t("sentExactly") }),
          el("pre", { tabindex: "0", text: JSON.stringify(last, null, 2) }),
        )
      : null,
  );
}
