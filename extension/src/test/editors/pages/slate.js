import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { createEditor } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { page } from "../shared/page.js";

const leaf = (text, mark) => (mark === "b" ? { text, bold: true } : { text });

// Slate wants a text on both sides of an inline element.
const paragraph = (runs, link) => ({
  type: "paragraph",
  children: runs.flatMap(([text, mark]) =>
    mark === "a" ? [{ text: "" }, { type: "link", url: link, children: [{ text }] }, { text: "" }] : [leaf(text, mark)],
  ),
});

function html(node) {
  if (node.text !== undefined) {
    const text = node.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return node.bold ? `<strong>${text}</strong>` : text;
  }
  const inside = node.children.map(html).join("");
  return node.type === "link" ? `<a href="${node.url}">${inside}</a>` : `<p>${inside}</p>`;
}

page((host, start) => {
  const editor = withHistory(withReact(createEditor()));
  const { isInline } = editor;
  editor.isInline = (element) => element.type === "link" || isInline(element);
  const root = createRoot(host);
  flushSync(() =>
    root.render(
      createElement(
        Slate,
        { editor, initialValue: start.blocks.map((runs) => paragraph(runs, start.link)) },
        createElement(Editable, {
          renderLeaf: ({ attributes, children, leaf }) => createElement(leaf.bold ? "strong" : "span", attributes, children),
          renderElement: ({ attributes, children, element }) =>
            createElement(element.type === "link" ? "a" : "p", { ...attributes, href: element.url }, children),
        }),
      ),
    ),
  );
  return {
    editable: () => host.querySelector("[data-slate-editor]"),
    html: () => editor.children.map(html).join(""),
    destroy: () => root.unmount(),
  };
});
