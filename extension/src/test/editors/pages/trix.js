import "trix";
import "trix/dist/trix.css";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const box = document.createElement("trix-editor");
  const ready = new Promise((done) => box.addEventListener("trix-initialize", done, { once: true }));
  host.append(box);
  await ready;
  // Trix knows one block a line, so a paragraph becomes its block.
  box.editor.loadHTML(start.inline.map((line) => `<div>${line}</div>`).join(""));
  return { editable: () => box, html: () => box.value };
});
