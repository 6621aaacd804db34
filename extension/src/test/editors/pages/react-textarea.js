import { page } from "../shared/page.js";
import { controlled } from "../shared/react-controlled.js";

page((host, start) => controlled(host, "textarea", { rows: 12 }, start.lines.join("\n")));
