import { make } from "../shared/dom";
import { keyName } from "../shared/key-names";
import { lockedNote, text } from "../shared/page";
import { DEFAULTS, type Settings } from "../shared/settings";
import { type Key, t } from "../shared/strings";
import type { Deeds, State } from "./main";
import { part } from "./part";

type Name = keyof Settings["keys"];
const CHANGEABLE: [Name, Key][] = [
  ["open", "keyOpen"],
  ["next", "keyNext"],
  ["previous", "keyPrevious"],
];

/** Keys that open and step can be changed, by their place on the keyboard; those inside the card are fixed. */
export function keys({ settings, policy }: State, deeds: Deeds): HTMLElement {
  const locked = policy.locked?.includes("keys") ?? false;
  const said = text("", "quiet");
  said.setAttribute("role", "status");
  const rows = CHANGEABLE.map(([name, words]) =>
    row(t(words), changer(settings.keys, name, words, locked, said, deeds)),
  );
  return part(
    t("keys"),
    t("keysAbout"),
    make(
      document,
      "dl",
      { class: "keys" },
      ...rows,
      row(t("keyTake"), keyed("1"), keyed("2"), keyed("3"), keyed("Enter")),
      row(t("keyClose"), keyed("Esc")),
    ),
    said,
    lockedNote(locked),
  );
}

function row(words: string, ...values: HTMLElement[]): HTMLElement {
  return make(
    document,
    "div",
    {},
    make(document, "dt", { text: words }),
    make(document, "dd", {}, make(document, "span", { class: "row" }, ...values)),
  );
}

function keyed(name: string): HTMLElement {
  return make(document, "span", { class: "key", text: name });
}

function changer(
  now: Settings["keys"],
  name: Name,
  words: Key,
  locked: boolean,
  said: HTMLElement,
  deeds: Deeds,
): HTMLElement {
  const shown = t("altKey", keyName(now[name]));
  const element = make(document, "button", { type: "button", class: "button small", text: shown, "data-id": name });
  element.setAttribute("aria-label", t("changeKey", t(words), shown));
  element.disabled = locked;
  let listening = false;
  element.addEventListener("click", () => {
    listening = true;
    said.textContent = t("pressKey");
  });
  element.addEventListener("blur", () => {
    if (listening) said.textContent = "";
    listening = false;
  });
  element.addEventListener("keydown", (event) => {
    if (!listening || event.key === "Tab" || /^(Alt|Shift|Control|Meta)/.test(event.code)) return;
    event.preventDefault();
    if (event.code === "Escape") element.blur();
    else if (!event.altKey || event.ctrlKey || event.metaKey) said.textContent = t("pressKey");
    else if (CHANGEABLE.some(([other]) => other !== name && now[other] === event.code))
      said.textContent = t("keyTaken");
    else void deeds.save({ keys: { ...DEFAULTS.keys, ...now, [name]: event.code } });
  });
  return element;
}
