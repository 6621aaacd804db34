// What every test page offers the test, whatever editor stands on it: `window.editor`. It answers from the editor's own model.
import { content, lines, outline } from "./content.js";

const script = document.currentScript;
const { place, blocks, name } = script.dataset;

/** Where the editor goes: an element of the page, or of a shadow root in it. */
function makeHost() {
  const outer = document.createElement("div");
  outer.className = "place";
  let parent = document.body;
  if (place === "dialog" || place === "shadow-dialog") {
    parent = document.createElement("dialog");
    if (place === "dialog") {
      document.body.append(parent);
      parent.showModal();
    } else {
      // What is drawn in the dialog stands in a slot of its shadow root.
      const element = document.body.appendChild(document.createElement("div"));
      window.drawn = element.attachShadow({ mode: "closed" });
      window.drawn.append(parent);
      parent.append(document.createElement("slot"));
      parent.showModal();
      parent = element;
    }
  } else if (place === "popover") {
    parent = document.createElement("div");
    parent.popover = "auto";
    document.body.append(parent);
    parent.showPopover();
  } else if (place === "hidden") {
    outer.style.display = "none";
  }
  parent.append(outer);
  const host = document.createElement("div");
  host.className = "host";
  if (place === "open-shadow" || place === "closed-shadow") {
    const root = outer.attachShadow({ mode: place === "open-shadow" ? "open" : "closed" });
    for (const link of document.querySelectorAll("link")) root.append(link.cloneNode());
    root.append(host);
  } else {
    outer.append(host);
  }
  return { outer, host };
}

/**
 * @param mount puts the editor into an empty element; answers (or promises) `{editable(), html?(), text?(), destroy?()}`, of which
 *   `html` or `text` is what would be submitted
 */
export function page(mount) {
  const start = content(JSON.parse(blocks));
  let outer;
  let host;
  let own;
  const open = async () => {
    ({ outer, host } = makeHost());
    own = await mount(host, start);
  };

  window.editor = {
    name,
    /** The element that takes the typing, as it is now. */
    editable: () => own.editable(),
    html: async () => (own.html ? own.html() : own.text()),
    outline: async () => (own.html ? outline(await own.html()) : lines(await own.text())),
    /** What is painted: the words under each highlight and where they stand in the window. */
    marks() {
      let view = own.editable().ownerDocument.defaultView;
      const { CSS } = view;
      let x = 0;
      let y = 0;
      let scale = 1;
      for (; view.frameElement; view = view.parent) {
        const frame = view.frameElement;
        const edge = frame.getBoundingClientRect();
        const { paddingLeft, paddingTop } = view.parent.getComputedStyle(frame);
        const by = edge.width / frame.offsetWidth;
        x = edge.left + (frame.clientLeft + Number.parseFloat(paddingLeft) + x) * by;
        y = edge.top + (frame.clientTop + Number.parseFloat(paddingTop) + y) * by;
        scale *= by;
      }
      const painted = [];
      for (const [name, highlight] of CSS.highlights) {
        for (const range of highlight) {
          const { left, top, width, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
          // The range of a field tells its place, not its words.
          const field = own.editable().value;
          const text = field !== undefined && !range.startContainer ? field.slice(range.startOffset, range.endOffset) : String(range);
          painted.push({ name, text, left: left * scale + x, top: top * scale + y, width: width * scale, height: height * scale });
        }
      }
      return painted;
    },
    /** Brings the editor into being where the place says that it comes late. */
    add: open,
    show: () => outer.style.removeProperty("display"),
    move() {
      const elsewhere = document.createElement("section");
      document.body.prepend(elsewhere);
      elsewhere.append(outer);
    },
    /** What an application does that draws its form anew: same words, all elements new. */
    async recreate() {
      const words = own.html ? { ...start, html: await own.html() } : start;
      await own.destroy?.();
      host.replaceChildren();
      own = await mount(host, words);
    },
    async destroy() {
      await own.destroy?.();
      outer.remove();
    },
  };
  window.ready = place === "late" ? Promise.resolve() : open();
}
