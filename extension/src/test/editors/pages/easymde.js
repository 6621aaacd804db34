import EasyMDE from "easymde";
import "easymde/dist/easymde.min.css";
import { page } from "../shared/page.js";

// CodeMirror 5 as many markdown boxes use it.
page((host, start) => {
  const field = document.createElement("textarea");
  field.value = start.lines.join("\n");
  host.append(field);
  const editor = new EasyMDE({ element: field, inputStyle: "contenteditable", spellChecker: false, autoDownloadFontAwesome: false, toolbar: false, status: false });
  return { editable: () => editor.codemirror.getInputField(), text: () => editor.value(), destroy: () => editor.toTextArea() };
});
