import { page } from "../shared/page.js";
import { tiny } from "../shared/tinymce-both.js";

page((host, start) => tiny(host, start, false));
