import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { $generateHtmlFromNodes, $generateNodesFromDOM } from "@lexical/html";
import { LinkNode } from "@lexical/link";
import { registerRichText } from "@lexical/rich-text";
import { $getRoot, createEditor } from "lexical";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  box.contentEditable = "true";
  host.append(box);
  const editor = createEditor({
    nodes: [LinkNode],
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(box);
  editor.update(
    () => {
      const words = new DOMParser().parseFromString(start.html, "text/html");
      $getRoot().clear().append(...$generateNodesFromDOM(editor, words));
    },
    { discrete: true },
  );
  const stops = [registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 300)];
  return {
    editable: () => box,
    html: () => editor.read(() => $generateHtmlFromNodes(editor)),
    destroy() {
      for (const stop of stops) stop();
      editor.setRootElement(null);
    },
  };
});
