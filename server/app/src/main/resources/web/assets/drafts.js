// A practice reply is kept in this browser, and only there, until it is handed in.

const key = (person, scenario) => `rapport.practice.${person}.${scenario}`;
const openKey = (person) => `rapport.practice-open.${person}`;

export function keep(person, scenario, text) {
  try {
    localStorage.setItem(key(person, scenario), text);
    put(person, [...open(person).filter((one) => one !== scenario), scenario]);
    return true;
  } catch {
    // Storage may be full or forbidden; the page then says that nothing is kept.
    return false;
  }
}

export const kept = (person, scenario) => read(key(person, scenario)) ?? "";

/** The scenario that was written on last, if it still has a text: a tab may have been closed in the middle. */
export const lastOpen = (person) => open(person).findLast((scenario) => kept(person, scenario).trim()) ?? null;

/** Not to be opened by itself any more. Its text stays, should the scenario come back. */
export function leave(person, scenario) {
  try {
    put(person, open(person).filter((one) => one !== scenario));
  } catch {
    // Then it opens once more.
  }
}

/** @param handedIn what left this tab: a text that another tab has written meanwhile stays */
export function forget(person, scenario, handedIn) {
  if (kept(person, scenario) !== handedIn) return;
  leave(person, scenario);
  try {
    localStorage.removeItem(key(person, scenario));
  } catch {
    // Nothing was kept then.
  }
}

/** Tells what another tab writes on the same scenario; null: it was handed in there. */
export function follow(person, scenario, told, signal) {
  addEventListener("storage", (event) => {
    if (event.key === key(person, scenario)) told(event.newValue, event.oldValue ?? "");
  }, { signal });
}

/** Ids of scenarios in the making, the latest last. */
function open(person) {
  return read(openKey(person))?.split(" ").filter(Boolean) ?? [];
}

function put(person, scenarios) {
  localStorage.setItem(openKey(person), scenarios.join(" "));
}

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
