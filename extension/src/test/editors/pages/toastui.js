import Editor from "@toast-ui/editor";
import "@toast-ui/editor/dist/toastui-editor.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const editor = new Editor({ el: host, initialEditType: "wysiwyg", usageStatistics: false, height: "400px" });
  editor.setHTML(start.html);
  return {
    editable: () => host.querySelector(".toastui-editor-ww-container .ProseMirror"),
    html: () => editor.getHTML(),
    destroy: () => editor.destroy(),
  };
});
