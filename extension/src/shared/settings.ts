export interface Settings {
  on: boolean;
  /** Sites switched off by the agent. */
  sitesOff: string[];
  /** Rules off for me. */
  rulesOff: string[];
  snoozedUntil: number;
  appearance: "system" | "light" | "dark";
  stripHidden: boolean;
  /** Where the agent moved the strip to, by site: pixels from its own place. */
  stripMoved: Record<string, { x: number; y: number }>;
  /** Own sites beside the required hosts of the manifest. */
  keys: { open: string; next: string; previous: string };
}

export const DEFAULTS: Settings = {
  on: true,
  sitesOff: [],
  rulesOff: [],
  snoozedUntil: 0,
  appearance: "system",
  stripHidden: false,
  stripMoved: {},
  keys: { open: "Enter", next: "KeyJ", previous: "KeyK" },
};

/** What a company can fix by policy; see `managed_schema.json`. */
export interface Policy {
  server?: string;
  signIn?: string;
  sites?: string[];
  locked?: string[];
}
