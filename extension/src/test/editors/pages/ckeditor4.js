import { page } from "../shared/page.js";

const loaded = new Promise((done) => {
  window.CKEDITOR_BASEPATH = "/npm/ckeditor4/";
  const script = document.createElement("script");
  script.src = "/npm/ckeditor4/ckeditor.js";
  script.onload = done;
  document.head.append(script);
});

page(async (host, start) => {
  await loaded;
  const box = document.createElement("textarea");
  box.value = start.html;
  host.append(box);
  const editor = window.CKEDITOR.replace(box, { versionCheck: false });
  await new Promise((ready) => editor.on("instanceReady", ready));
  return {
    editable: () => editor.document.getBody().$,
    html: () => editor.getData(),
    destroy: () => editor.destroy(),
  };
});
