import { page } from "../shared/page.js";
import { controlled } from "../shared/react-controlled.js";

page((host, start) => controlled(host, "input", { size: 90 }, start.lines.join(" ")));
