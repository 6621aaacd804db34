import { cleanName } from "./blocks";

/** Where a page names the person who is signed in; beside the thread the same words often name the customer. */
const BARS = "header,nav,[role=banner],[role=navigation],[class*=topbar i],[class*=navbar i]";
const ACCOUNT =
  "[class*=current-user i],[class*=signed-in i],[class*=logged-in i],[class*=account i],[class*=profile i],[class*=user i],[aria-label*=account i],[aria-label*=profile i],[data-current-user]";
const SAYS = /\b(?:signed|logged) in as:?\s+([^\n,(<]{2,60})/i;

/** Names under which the agent who writes here is signed in, as far as the page shows them. */
export function signedIn(document: Document): Set<string> {
  const names = new Set<string>();
  const add = (name: string | null | undefined) => {
    const clean = cleanName(name ?? "");
    if (clean) {
      names.add(clean);
    }
  };
  for (const bar of document.querySelectorAll(BARS)) {
    if (bar.closest("article,[role=article],li,dl,table")) {
      continue; // the head of a message
    }
    add(SAYS.exec(bar.textContent ?? "")?.[1]);
    for (const account of bar.querySelectorAll(ACCOUNT)) {
      add(account.textContent);
      add(account.getAttribute("title"));
      add(account.getAttribute("data-current-user"));
      add(account.querySelector("img")?.alt);
    }
  }
  return names;
}
