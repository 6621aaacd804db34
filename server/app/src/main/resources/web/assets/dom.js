// Builds elements. Text is always text: no caller can put markup into a page.

const SVG = "http://www.w3.org/2000/svg";

/** `h("p", {class: "caption"}, "Text", child)`. A key `on…` is a listener; null and false leave an attribute or a child out. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. Lengths go into attributes: the pages' policy allows no inline style. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/** A lamp's drop as a sign beside words; the words carry the meaning. */
export function drop(move, lit = true) {
  return h("span", { class: `drop ${lit ? "lit " : ""}${move}`, "aria-hidden": "true" });
}

export const byId = (id) => document.getElementById(id);
