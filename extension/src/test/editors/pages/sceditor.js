import "sceditor/minified/sceditor.min.js";
import "sceditor/minified/formats/xhtml.js";
import "sceditor/minified/themes/default.min.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const { sceditor } = window;
  const box = document.createElement("textarea");
  box.value = start.html;
  box.style.cssText = "width: 700px; height: 300px";
  host.append(box);
  sceditor.create(box, { format: "xhtml", style: "", emoticonsEnabled: false });
  const editor = sceditor.instance(box);
  return { editable: () => editor.getBody(), // It writes every block on lines of its own, indented.
    html: () => editor.val().replace(/\s*\n\s*/g, ""), destroy: () => editor.destroy() };
});
