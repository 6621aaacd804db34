import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/plugins/link";
import "tinymce/themes/silver";
import "tinymce/skins/ui/oxide/skin.css";
import "tinymce/skins/content/default/content.js";

export async function tiny(host, start, inline) {
  const target = document.createElement(inline ? "div" : "textarea");
  if (inline) target.innerHTML = start.html;
  else target.value = start.html;
  host.append(target);
  const [editor] = await tinymce.init({
    target,
    inline,
    license_key: "gpl",
    skin: false,
    content_css: false,
    plugins: "link",
    promotion: false,
  });
  return { editable: () => editor.getBody(), html: () => editor.getContent(), destroy: () => editor.remove() };
}
