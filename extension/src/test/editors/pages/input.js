import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("input");
  box.size = 90;
  box.value = start.lines.join(" ");
  host.append(box);
  return { editable: () => box, text: () => box.value };
});
