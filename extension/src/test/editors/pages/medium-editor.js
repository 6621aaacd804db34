import MediumEditor from "medium-editor";
import "medium-editor/dist/css/medium-editor.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  box.innerHTML = start.html;
  host.append(box);
  const editor = new MediumEditor(box);
  return { editable: () => box, html: () => editor.getContent(), destroy: () => editor.destroy() };
});
