import { createEditor } from "@wangeditor/editor";
import "@wangeditor/editor/dist/css/style.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  box.style.height = "300px";
  host.append(box);
  const editor = createEditor({ selector: box, html: start.html, config: { autoFocus: false }, mode: "simple" });
  return { editable: () => host.querySelector("[data-slate-editor]"), html: () => editor.getHtml(), destroy: () => editor.destroy() };
});
