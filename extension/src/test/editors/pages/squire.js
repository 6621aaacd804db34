import DOMPurify from "dompurify";
import Squire from "squire-rte";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  host.append(box);
  const squire = new Squire(box, {
    sanitizeToDOMFragment: (html) => DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true }),
  });
  squire.setHTML(start.html);
  return { editable: () => squire.getRoot(), html: () => squire.getHTML(), destroy: () => squire.destroy() };
});
