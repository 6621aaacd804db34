import { BlockNoteEditor } from "@blocknote/core";
import "@blocknote/core/style.css";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const editor = BlockNoteEditor.create();
  editor.mount(host);
  editor.replaceBlocks(editor.document, await editor.tryParseHTMLToBlocks(start.html));
  return { editable: () => editor.prosemirrorView.dom, html: () => editor.blocksToHTMLLossy(), destroy: () => editor.unmount() };
});
