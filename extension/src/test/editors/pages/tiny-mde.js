import { Editor } from "tiny-markdown-editor";
import { page } from "../shared/page.js";

// Draws each line anew while it is typed in; what is submitted is the text.
page((host, start) => {
  const box = document.createElement("div");
  host.append(box);
  const editor = new Editor({ element: box, content: start.lines.join("\n\n") });
  return { editable: () => editor.e, text: () => editor.getContent() };
});
