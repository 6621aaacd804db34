import { createApp, h, ref, vModelText, withDirectives } from "vue";
import { page } from "../shared/page.js";

page((host, start) => {
  const text = ref(start.lines.join("\n"));
  const update = (value) => {
    text.value = value;
  };
  const app = createApp(() => withDirectives(h("textarea", { rows: 8, "onUpdate:modelValue": update }), [[vModelText, text.value]]));
  app.mount(host);
  return { editable: () => host.querySelector("textarea"), text: () => text.value, destroy: () => app.unmount() };
});
