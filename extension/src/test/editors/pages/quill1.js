import Quill from "quill1";
import "quill1/dist/quill.snow.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  host.append(box);
  const quill = new Quill(box, { theme: "snow", modules: { toolbar: false } });
  quill.clipboard.dangerouslyPasteHTML(start.html);
  quill.history.clear();
  return { editable: () => quill.root, html: () => quill.root.innerHTML };
});
