import suneditor from "suneditor";
import "suneditor/css/editor";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const box = document.createElement("textarea");
  host.append(box);
  const editor = await new Promise((ready) => {
    const made = suneditor.create(box, { value: start.html, events: { onload: () => ready(made) } });
  });
  return {
    editable: () => host.querySelector(".sun-editor-editable, .se-wrapper-wysiwyg"),
    html: () => editor.$.html.get(),
    destroy: () => editor.destroy(),
  };
});
