import { CompositeDecorator, ContentState, Editor, EditorState, convertFromHTML } from "draft-js";
import "draft-js/dist/Draft.css";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { page } from "../shared/page.js";

const links = new CompositeDecorator([
  {
    strategy: (block, found, content) =>
      block.findEntityRanges((one) => one.getEntity() && content.getEntity(one.getEntity()).getType() === "LINK", found),
    component: ({ children }) => createElement("a", { href: "#" }, children),
  },
]);

function html(content) {
  return content
    .getBlocksAsArray()
    .map((block) => {
      let out = "";
      for (let i = 0; i < block.getLength(); i++) {
        const one = block.getText()[i].replace("&", "&amp;").replace("<", "&lt;");
        const entity = block.getEntityAt(i);
        const bold = block.getInlineStyleAt(i).has("BOLD");
        out += entity ? `<a href="${content.getEntity(entity).getData().url}">${one}</a>` : bold ? `<b>${one}</b>` : one;
      }
      return `<p>${out}</p>`;
    })
    .join("");
}

page((host, start) => {
  const { contentBlocks, entityMap } = convertFromHTML(start.html);
  const first = EditorState.createWithContent(ContentState.createFromBlockArray(contentBlocks, entityMap), links);
  let held = first;
  function Box() {
    const [state, setState] = useState(first);
    held = state;
    return createElement(Editor, { editorState: state, onChange: setState });
  }
  const root = createRoot(host);
  flushSync(() => root.render(createElement(Box)));
  return {
    editable: () => host.querySelector("[contenteditable]"),
    html: () => html(held.getCurrentContent()),
    destroy: () => root.unmount(),
  };
});
