// The keys that the card takes. It says what was meant; the card does it.

import type { Settings } from "../../shared/settings";

export type Meant =
  | { do: "close" | "next" | "previous" | "enter-card" | "copy" | "press" | "type" }
  | { do: "take"; choice: number }
  | { do: "choice" | "control"; step: 1 | -1 }
  | { do: "nothing" };

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"]);

/**
 * @param inside whether the card has the focus; without it only Esc and Tab are taken, all others belong to the reply
 * @param copying whether the card offers something to copy
 */
export function meant(event: KeyboardEvent, inside: boolean, copying: boolean, keys: Settings["keys"]): Meant {
  if (event.isComposing || MODIFIERS.has(event.key)) return { do: "nothing" };
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "Escape") return { do: "close" };
  if (event.key === "Tab" && plain) {
    if (inside) return { do: "control", step: event.shiftKey ? -1 : 1 };
    return event.shiftKey ? { do: "nothing" } : { do: "enter-card" };
  }
  if (!inside) return { do: "nothing" };
  // By the key's place, as Alt makes other characters of it on a Mac.
  if (event.altKey && event.code === keys.next) return { do: "next" };
  if (event.altKey && event.code === keys.previous) return { do: "previous" };
  if (!plain) return { do: "nothing" };
  if (event.key === "ArrowDown") return { do: "choice", step: 1 };
  if (event.key === "ArrowUp") return { do: "choice", step: -1 };
  if (event.key === "Enter") return { do: "press" };
  if (copying && event.key.toLowerCase() === "c") return { do: "copy" };
  if (/^[1-3]$/.test(event.key)) return { do: "take", choice: Number(event.key) - 1 };
  if (event.key.length === 1 && event.key !== " ") return { do: "type" };
  return { do: "nothing" };
}
