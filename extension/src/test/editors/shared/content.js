// Starting content of a page: blocks of runs `[text, mark]`, mark being "" (plain), "b" (bold) or "a" (a link).

const LINK = "https://shop.example/returns";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function run([text, mark]) {
  if (mark === "b") return `<strong>${escaped(text)}</strong>`;
  return mark === "a" ? `<a href="${LINK}">${escaped(text)}</a>` : escaped(text);
}

/** The same content in each form an editor may ask for. */
export function content(blocks) {
  return {
    blocks,
    link: LINK,
    lines: blocks.map((runs) => runs.map(([text]) => text).join("")),
    inline: blocks.map((runs) => runs.map(run).join("")),
    html: blocks.map((runs) => `<p>${runs.map(run).join("")}</p>`).join(""),
  };
}

const BLOCKS = /^(P|DIV|LI|UL|OL|H[1-6]|BLOCKQUOTE|PRE|SECTION|ARTICLE|BODY|TD|TR|TABLE)$/;
const BOLD = /^(B|STRONG)$/;

/**
 * What a reader sees of submitted HTML: blocks of runs as above, whatever tags the editor likes to write them with. No-break spaces
 * are spaces and filler characters are nothing: editors put and take them as they please.
 */
export function outline(html) {
  const blocks = [[]];
  const put = (text, mark) => {
    const seen = text.replaceAll("\u00a0", " ").replace(/[\u200b\ufeff\u2060]/g, "");
    if (!seen) return;
    const runs = blocks.at(-1);
    if (runs.length && runs.at(-1)[1] === mark) runs.at(-1)[0] += seen;
    else runs.push([seen, mark]);
  };
  const cut = () => blocks.at(-1).length && blocks.push([]);
  const walk = (node, mark) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) put(child.data.replace(/[\t\n\r ]+/g, " "), mark);
      else if (child.nodeName === "BR") cut();
      else if (child.nodeType === Node.ELEMENT_NODE) {
        const block = BLOCKS.test(child.nodeName);
        if (block) cut();
        const bold = BOLD.test(child.nodeName) || Number(child.style?.fontWeight) >= 600;
        walk(child, child.nodeName === "A" ? "a" : bold ? mark || "b" : mark);
        if (block) cut();
      }
    }
  };
  walk(new DOMParser().parseFromString(html, "text/html").body, "");
  return blocks.filter((runs) => runs.some(([text]) => text.trim()));
}

/** The outline of plain text: one block a line that is not empty. */
export const lines = (text) =>
  text
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => [[line, ""]]);
