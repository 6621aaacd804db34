// Every word that a person reads, from _locales. Pages of our own have no chrome.i18n: they feed the table first.
import type english from "../../static/_locales/en/messages.json";

export type Key = keyof typeof english;
type Table = Record<string, { message: string }>;

let fed: Table | null = null;

/** Makes `t` answer from this table instead of the browser's. */
export function feed(table: Table): void {
  fed = table;
}

/** @param args take the places of `$1`, `$2` and so on */
export function t(key: Key, ...args: (string | number)[]): string {
  const values = args.map(String);
  if (!fed) return chrome.i18n.getMessage(key, values);
  return (fed[key]?.message ?? "").replace(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? "");
}
