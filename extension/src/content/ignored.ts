import type { Finding } from "engine";

/** What the agent said to ignore in one reply: a rule at these very words, wherever they stand. */
export class Ignored {
  private list: { rule: string; phrase: string }[] = [];

  set(finding: Finding, phrase: string, on: boolean): void {
    this.list = this.list.filter((i) => i.rule !== finding.rule || i.phrase !== phrase);
    if (on) {
      this.list.push({ rule: finding.rule, phrase });
    }
  }

  has(finding: Finding, text: string): boolean {
    return (
      this.list.length > 0 &&
      this.list.some((i) => i.rule === finding.rule && i.phrase === text.slice(finding.start, finding.end))
    );
  }
}
