// The part of the compiled engine that pages load: it checks drafts, and leaves compiling to the worker.

import type { Ruleset, RulesetJson } from "engine";

/** Throws an Error when the rules have no snapshot, or one of other rules. */
export function restore(json: RulesetJson): Ruleset;
