// The start page's live box: the bundled pack and the engine, in the page, without an account.
import { byId } from "./dom.js";
import { shell } from "./shell.js";

const OPENING = `Dear Priya,

Your parcel went to the wrong depot.

We apologize for any inconvenience.`;

shell("start", { open: true });

const box = byId("live");
if (box.value === "") box.value = OPENING;
try {
  const [{ attach }, pack] = await Promise.all([import("./rapport/box.js"), fetch(new URL("./rapport/pack.json", import.meta.url))]);
  attach(box, { ruleset: await pack.json() });
} catch {
  // The box is then only a box; say so instead of promising.
  byId("live-label").textContent = "Marks appear here once the page has loaded fully. Try to reload it.";
}
