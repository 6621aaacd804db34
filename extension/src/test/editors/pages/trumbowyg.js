import $ from "../shared/jquery-global.js";
import "trumbowyg";
import "trumbowyg/dist/ui/trumbowyg.min.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  host.append(box);
  $(box).trumbowyg({ svgPath: false });
  $(box).trumbowyg("html", start.html);
  return {
    editable: () => host.querySelector(".trumbowyg-editor"),
    html: () => $(box).trumbowyg("html"),
    destroy: () => $(box).trumbowyg("destroy"),
  };
});
