// A field over a coloured copy of its words, whose value React holds in another notation.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { Mention, MentionsInput } from "react-mentions";
import { page } from "../shared/page.js";

page((host, start) => {
  let held = start.lines.join("\n");
  function Field() {
    const [value, setValue] = useState(held);
    held = value;
    return createElement(
      MentionsInput,
      { value, style: { input: { minHeight: 200 } }, onChange: (_, next) => setValue(next) },
      createElement(Mention, { trigger: "@", data: [{ id: "ada", display: "Ada" }] }),
    );
  }
  const root = createRoot(host);
  flushSync(() => root.render(createElement(Field)));
  return { editable: () => host.querySelector("textarea"), text: () => held, destroy: () => root.unmount() };
});
