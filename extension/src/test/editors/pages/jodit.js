import { Jodit } from "jodit/es2021/jodit.min.js";
import "jodit/es2021/jodit.min.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("textarea");
  box.value = start.html;
  host.append(box);
  const editor = Jodit.make(box);
  return { editable: () => editor.editor, html: () => editor.value, destroy: () => editor.destruct() };
});
