import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("textarea");
  box.rows = 12;
  box.value = start.lines.join("\n");
  host.append(box);
  return { editable: () => box, text: () => box.value };
});
