// The keys that open cards: Alt and one more, by its place on the keyboard.
import { button, companySet, el } from "../shared/page";
import { DEFAULTS, type Settings } from "../shared/settings";
import { t } from "../shared/strings";

type Keys = Settings["keys"];
type Layout = { get(code: string): string | undefined };

const ROWS = { open: "keyOpen", next: "nextPhrase", previous: "previousPhrase" } as const;
/** Letters, digits and a few more: what no browser or desktop takes for itself with Alt. */
const POSSIBLE = /^(Key[A-Z]|Digit\d|Enter|Period|Comma|Semicolon|Quote|Slash|Backslash|BracketLeft|BracketRight)$/;
/** Chrome's own menu and address bar. */
const TAKEN = /^Key[DEF]$/;

let layout: Layout | null = null;

/** What the keys are called on this person's keyboard; without an answer, as on an English one. */
export async function readLayout(): Promise<void> {
  const { keyboard } = navigator as { keyboard?: { getLayoutMap(): Promise<Layout> } };
  layout = (await keyboard?.getLayoutMap().catch(() => null)) ?? null;
}

function called(code: string): string {
  return (layout?.get(code) ?? code.replace(/^(Key|Digit)/, "")).toUpperCase().replace("ENTER", "Enter");
}

/** @param keep stores the new keys; null when they cannot be changed */
export function keysSection(keys: Keys, keep: ((keys: Keys) => unknown) | null): HTMLElement {
  const list = el("dl", { class: "keys" });
  const problem = el("p", { class: "quiet", role: "status" });
  for (const name of ["open", "next", "previous"] as const) {
    const caps = el("dd", {}, el("kbd", { text: "Alt" }), el("kbd", { text: called(keys[name]) }));
    if (keep) caps.append(change(name, keys, keep, problem));
    list.append(el("dt", { text: t(ROWS[name]) }), caps);
  }
  const numbers = ["1", "2", "3"].map((text) => el("kbd", { text }));
  list.append(
    el("dt", { text: t("keyTake") }),
    el("dd", {}, ...numbers, t("or"), el("kbd", { text: "Enter" })),
    el("dt", { text: t("close") }),
    el("dd", {}, el("kbd", { text: "Esc" })),
  );
  const isDefault = (Object.keys(ROWS) as (keyof Keys)[]).every((name) => keys[name] === DEFAULTS.keys[name]);
  return el(
    "div",
    {},
    list,
    problem,
    keep ? null : companySet(),
    keep && !isDefault ? button("keys-reset", "link", t("keysReset"), () => keep(DEFAULTS.keys)) : null,
  );
}

function change(name: keyof Keys, keys: Keys, keep: (keys: Keys) => unknown, problem: HTMLElement) {
  const made = button(`key-${name}`, "button small", t("change"), () => {
    made.textContent = t("pressKeys");
    made.addEventListener("keydown", listen);
    made.addEventListener("blur", stop);
  });
  made.setAttribute("aria-label", t("changeKey", t(ROWS[name])));
  function stop() {
    made.removeEventListener("keydown", listen);
    made.removeEventListener("blur", stop);
    made.textContent = t("change");
  }
  function listen(event: KeyboardEvent) {
    if (event.key === "Tab") return;
    event.preventDefault();
    if (["Alt", "Control", "Shift", "Meta"].includes(event.key)) return;
    if (event.key !== "Escape") {
      const twice = Object.entries(keys).some(([other, code]) => other !== name && code === event.code);
      const possible = event.altKey && !event.ctrlKey && !event.metaKey && POSSIBLE.test(event.code);
      if (!possible || TAKEN.test(event.code) || twice) {
        problem.textContent = t(twice ? "keyTwice" : "keyNotPossible");
        return;
      }
      void keep({ ...keys, [name]: event.code });
    }
    stop();
  }
  return made;
}
