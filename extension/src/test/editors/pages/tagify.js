import Tagify from "@yaireo/tagify";
import "@yaireo/tagify/dist/tagify.css";
import { page } from "../shared/page.js";

// Words with tags among them: what is typed stands in a span that can be written in, and is copied into a field.
page((host, start) => {
  const field = document.createElement("textarea");
  field.value = start.lines.join("\n");
  host.append(field);
  const tagify = new Tagify(field, { mode: "mix", pattern: /@/, whitelist: [{ value: "Ada" }] });
  return { editable: () => tagify.DOM.input, text: () => tagify.DOM.originalInput.tagifyValue ?? field.value, destroy: () => tagify.destroy() };
});
