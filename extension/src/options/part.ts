import { make } from "../shared/dom";
import type { Part } from "../shared/page";
import { text } from "../shared/page";

/** A heading with a word on it, and what belongs to it beside. */
export function part(heading: string, about: string | null, ...content: Part[]): HTMLElement {
  return make(
    document,
    "section",
    {},
    make(document, "div", {}, make(document, "h2", { text: heading }), about ? text(about, "quiet") : null),
    make(document, "div", { class: "stack" }, ...content),
  );
}
