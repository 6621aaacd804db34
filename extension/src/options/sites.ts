// The help desks that a company names by policy. The browser wants a click of the person's before an extension may work on them.
import type { Status } from "../shared/messages";
import { button, companySet, el } from "../shared/page";
import { t } from "../shared/strings";

/** Null when policy names none. @param done drawn anew after the browser was asked */
export async function companySites({ policy }: Status, done: () => unknown): Promise<HTMLElement | null> {
  const sites = policy.sites ?? [];
  if (sites.length === 0) return null;
  const missing: string[] = [];
  for (const site of sites) {
    // What is no pattern, or none that the manifest leaves open, is never granted: it stays listed as it is written.
    const granted = await chrome.permissions.contains({ origins: [site] }).catch(() => false);
    if (!granted) missing.push(site);
  }
  return el(
    "div",
    {},
    el("ul", { class: "sites" }, ...sites.map((site) => el("li", { text: site }))),
    missing.length
      ? button("company-sites", "button small", t("turnOnThere"), async () => {
          await chrome.permissions.request({ origins: missing }).catch(() => false);
          await done();
        })
      : el("p", { class: "quiet", text: t("onThere") }),
    companySet(),
  );
}
