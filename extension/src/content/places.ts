import type { Finding } from "engine";

const GRAVITY = { error: 0, warning: 1, hint: 2 };

export function byGravity(a: Finding, b: Finding): number {
  return GRAVITY[a.severity] - GRAVITY[b.severity];
}

export function overlap(a: Finding, b: Finding): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Findings that overlap are one place with one card; the gravest leads it. In order of the text. */
export function places(findings: readonly Finding[]): Finding[] {
  const leads: Finding[] = [];
  for (const finding of findings.toSorted(byGravity)) {
    if (!leads.some((lead) => overlap(lead, finding))) {
      leads.push(finding);
    }
  }
  return leads.sort((a, b) => a.start - b.start);
}

/** For the report that an agent sends of a wrong finding; roughly is good enough, they see it before it goes. */
export function sentenceAround(text: string, finding: Finding): string {
  const before = text.slice(0, finding.start).search(/[^.!?\n]*$/);
  const rest = text.slice(finding.end).search(/[.!?\n]/);
  return text.slice(Math.max(before, 0), rest < 0 ? text.length : finding.end + rest + 1).trim();
}
