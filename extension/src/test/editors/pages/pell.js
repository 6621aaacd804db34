import { init } from "pell";
import "pell/dist/pell.css";
import { page } from "../shared/page.js";

page((host, start) => {
  // pell hands its words over on input only: an application that listens knows no others.
  let held = start.html;
  const editor = init({
    element: host,
    onChange: (html) => {
      held = html;
    },
  });
  editor.content.innerHTML = start.html;
  return { editable: () => editor.content, html: () => held };
});
