// A practice reply is kept in this browser, and only there, until it is handed in.

const key = (person, scenario) => `rapport.practice.${person}.${scenario}`;
const openKey = (person) => `rapport.practice-open.${person}`;

export function keep(person, scenario, text) {
  try {
    localStorage.setItem(key(person, scenario), text);
    localStorage.setItem(openKey(person), scenario);
    return true;
  } catch {
    // Storage may be full or forbidden; the page then says that nothing is kept.
    return false;
  }
}

export const kept = (person, scenario) => read(key(person, scenario)) ?? "";

/** The scenario that was being written when the tab was closed, if its text is not empty. */
export function lastOpen(person) {
  const scenario = read(openKey(person));
  return scenario && kept(person, scenario).trim() ? scenario : null;
}

export function forget(person, scenario) {
  try {
    localStorage.removeItem(key(person, scenario));
    localStorage.removeItem(openKey(person));
  } catch {
    // Nothing was kept then.
  }
}

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
