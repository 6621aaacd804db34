// The compiled Java engine as the browser sees it. Offsets are UTF-16 code units, end exclusive.

export interface Rule {
  id: string;
  kind: "risk" | "signal" | "cue";
  category?: string;
  signal?: string;
  emotion?: string;
  severity?: Severity;
  enabled: boolean;
  patterns: string[];
  except?: string[];
  unless?: { sameSentence?: string[]; near?: string[] };
  when?: { customer?: string[]; position?: string; sentence?: string };
  message?: string;
  rewrites?: string[];
}
export type Severity = "error" | "warning" | "hint";

/** What `GET /api/v1/ruleset` answers and the bundled `pack.json` holds (`ruleset` 0). */
export interface RulesetJson {
  ruleset: number;
  language: number;
  rules: Rule[];
  lists: { id: string; words: string[] }[];
  categories: { id: string; title: string; why: string }[];
  /**
   * The patterns and lists as compiled by this very engine: read instead of them. Of lists and
   * patterns then only counts whether a rule has some.
   */
  snapshot?: string;
}

export interface Span {
  start: number;
  end: number;
}

export interface Finding extends Span {
  rule: string;
  category: string;
  severity: Severity;
  message: string;
  /** Ready to insert: captures are filled, blanks stand as `[what went wrong]`. */
  rewrites: string[];
  /** False while the words may still be meant otherwise: not to be painted yet. */
  due: boolean;
}

export interface Shape {
  empathy: Span | null;
  willingness: Span | null;
  solution: Span | null;
  nextStep: Span | null;
  openQuestion: Span | null;
  warmClose: Span | null;
  usesName: Span | null;
  mirrorsJoy: Span | null;
  handover: Span | null;
  inOrder: boolean;
  /** At most a few stable ids such as `out-of-order`, `missing-empathy`; the words stand in `_locales`. */
  hints: string[];
}

export interface Customer {
  emotion: "negative" | "implicit-negative" | "positive" | "neutral";
  cues: Span[];
  /** name, problem, duration, tries, cost, reference: those that were found, in the customer's words. */
  facts: Record<string, string>;
}

export interface Report {
  findings: Finding[];
  shape: Shape;
  customer: Customer | null;
}

/** One text box. Keeps what it knows of each sentence, so an edit costs what it touches. */
export interface Draft {
  /** The customer's last message and name, null when unknown. */
  customer(message: string | null, name: string | null): void;
  /** The whole text as it stands now; `skip` holds pairs start, end of ranges that are not the agent's words. */
  update(text: string, skip?: number[]): void;
  /** The text between start and end became `inserted`. Cheaper than `update` when the caller knows. */
  edit(start: number, end: number, inserted: string): void;
  /**
   * @param caret offset, or -1 when it is not in the box
   * @param idle true once a second has passed without typing: everything is due
   */
  report(caret: number, idle: boolean): Report;
}

export interface Score {
  /** 0 to 100. */
  total: number;
  parts: { id: string; points: number; of: number; note: string; at: Span | null }[];
  /** Where the reply takes up the customer's words. */
  taken: Span[];
}

export interface Ruleset {
  /** The number it was published under; 0 is the bundled pack. */
  readonly number: number;
  draft(): Draft;
}

export interface ScoringRuleset extends Ruleset {
  /** What a practice reply is worth; `moves` are the signal ids that the scenario asks for. */
  score(text: string, customer: string | null, name: string | null, moves: string[]): Score;
}

export interface RuleFault {
  rule: string;
  field: string;
  position: number;
  message: string;
}

/** The pattern language this engine knows. */
export function language(): number;

/** Throws an Error whose `faults` are a RuleFault[]. */
export function compile(json: RulesetJson): ScoringRuleset;

/** What `compile` reads many times faster as the `snapshot` of the same rules; throws as it does. */
export function snapshot(json: RulesetJson): string;
