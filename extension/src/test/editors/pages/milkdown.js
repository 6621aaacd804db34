import { defaultValueCtx, Editor, editorViewCtx, rootCtx } from "@milkdown/kit/core";
import { history } from "@milkdown/kit/plugin/history";
import { commonmark } from "@milkdown/kit/preset/commonmark";
import { getHTML } from "@milkdown/kit/utils";
import { page } from "../shared/page.js";

page(async (host, start) => {
  const dom = document.createElement("div");
  dom.innerHTML = start.html;
  const editor = await Editor.make()
    .config((ctx) => {
      ctx.set(rootCtx, host);
      ctx.set(defaultValueCtx, { type: "html", dom });
    })
    .use(commonmark)
    .use(history)
    .create();
  return {
    editable: () => editor.ctx.get(editorViewCtx).dom,
    html: () => editor.action(getHTML()),
    destroy: () => editor.destroy(),
  };
});
