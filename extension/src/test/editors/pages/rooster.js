import { createEditor, createModelFromHtml, exportContent } from "roosterjs";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  host.append(box);
  const editor = createEditor(box, [], createModelFromHtml(start.html));
  return { editable: () => box, html: () => exportContent(editor), destroy: () => editor.dispose() };
});
