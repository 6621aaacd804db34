import EditorJS from "@editorjs/editorjs";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const box = document.createElement("div");
  host.append(box);
  const editor = new EditorJS({
    holder: box,
    data: { blocks: start.inline.map((text) => ({ type: "paragraph", data: { text: text.replaceAll("strong>", "b>") } })) },
  });
  await editor.isReady;
  const html = async () => (await editor.save()).blocks.map((block) => `<p>${block.data.text}</p>`).join("");
  // Every block is a box of its own; the one before the greeting at the end holds the phrase.
  return { editable: () => [...host.querySelectorAll("[contenteditable=true]")].at(-2), html, destroy: () => editor.destroy() };
});
