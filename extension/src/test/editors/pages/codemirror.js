import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";
import { page } from "../shared/page.js";

page((host, start) => {
  const view = new EditorView({
    parent: host,
    root: host.getRootNode(),
    doc: start.lines.join("\n"),
    extensions: [history(), keymap.of([...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping],
  });
  return { editable: () => view.contentDOM, text: () => view.state.doc.toString(), destroy: () => view.destroy() };
});
