import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { page } from "../shared/page.js";

page((host, start) => {
  const editor = new Editor({ element: host, extensions: [StarterKit], content: start.html });
  return { editable: () => editor.view.dom, html: () => editor.getHTML(), destroy: () => editor.destroy() };
});
