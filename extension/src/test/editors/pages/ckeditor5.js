import { Bold, ClassicEditor, Essentials, Link, Paragraph } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const box = document.createElement("div");
  host.append(box);
  const editor = await ClassicEditor.create(box, {
    licenseKey: "GPL",
    plugins: [Essentials, Paragraph, Bold, Link],
    toolbar: ["bold", "link"],
    initialData: start.html,
  });
  return {
    editable: () => editor.editing.view.getDomRoot(),
    html: () => editor.getData(),
    destroy: () => editor.destroy(),
  };
});
