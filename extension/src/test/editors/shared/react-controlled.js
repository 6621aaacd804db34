// A field whose value React holds: what React does not hear of is gone at the next drawing.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

export function controlled(host, tag, props, value) {
  let held = value;
  function Field() {
    const [text, setText] = useState(value);
    held = text;
    return createElement(tag, { ...props, value: text, onChange: (event) => setText(event.target.value) });
  }
  const root = createRoot(host);
  flushSync(() => root.render(createElement(Field)));
  return { editable: () => host.firstElementChild, text: () => held, destroy: () => root.unmount() };
}
