import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  box.contentEditable = "true";
  box.innerHTML = start.html;
  host.append(box);
  return { editable: () => box, html: () => box.innerHTML };
});
