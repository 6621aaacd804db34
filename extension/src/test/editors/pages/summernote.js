import $ from "../shared/jquery-global.js";
import "summernote/dist/summernote-lite.js";
import "summernote/dist/summernote-lite.css";
import { page } from "../shared/page.js";

page((host, start) => {
  const box = document.createElement("div");
  box.innerHTML = start.html;
  host.append(box);
  $(box).summernote({ height: 300 });
  return {
    editable: () => host.querySelector(".note-editable"),
    html: () => $(box).summernote("code"),
    destroy: () => $(box).summernote("destroy"),
  };
});
