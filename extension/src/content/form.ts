import { frameAround } from "./customer/internal";

/** The form that a box is sent with, out of shadow roots and editors' frames. */
export function formAround(box: Element): HTMLFormElement | null {
  for (let at: Element | null = box; at; ) {
    const form = at.closest("form");
    if (form) {
      return form;
    }
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : frameAround(at);
  }
  return null;
}
