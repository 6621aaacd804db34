import { page } from "../shared/page.js";

// Lines are line breaks: no other markup can come in, by paste or by key.
page((host, start) => {
  const box = document.createElement("div");
  box.contentEditable = "plaintext-only";
  box.style.whiteSpace = "pre-wrap";
  box.textContent = start.lines.join("\n\n");
  host.append(box);
  return { editable: () => box, text: () => box.innerText };
});
