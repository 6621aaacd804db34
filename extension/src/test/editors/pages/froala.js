import FroalaEditor from "froala-editor";
import "froala-editor/css/froala_editor.pkgd.min.css";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const box = document.createElement("div");
  box.innerHTML = start.html;
  host.append(box);
  const editor = await new Promise((ready) => {
    const made = new FroalaEditor(box, {}, () => ready(made));
  });
  return { editable: () => editor.el, html: () => editor.html.get(), destroy: () => editor.destroy() };
});
