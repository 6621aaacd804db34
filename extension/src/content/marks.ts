import type { Finding, Severity } from "engine";
import type { Box } from "./box/box";
import type { Mirror } from "./box/mirror";
import { PlainBox } from "./box/plain";
import type { Ground } from "./ground";

const SEVERITIES: Severity[] = ["error", "warning", "hint"];
/** How many marks may vanish at once before those after them are made anew. */
const LOOK_AHEAD = 4;
const NONE: readonly AbstractRange[] = [];

/**
 * Paints findings with the CSS Custom Highlight API, so that the page's own tree stays as it is.
 *
 * One text box is painted at a time a frame. Names tell severity and ground; `marks.css` knows them all.
 */
export class Marks {
  private readonly painted = new Map<string, { highlight: Highlight; ranges: AbstractRange[] }>();

  constructor(
    private readonly box: Box,
    public ground: Ground,
  ) {}

  /** @param open the finding whose card is open, or null */
  paint(findings: readonly Finding[], open: Finding | null): void {
    const mirror = this.box instanceof PlainBox ? this.box.mirror : null;
    if (mirror) {
      if (findings.length) {
        mirror.place();
      } else {
        mirror.remove();
      }
    }
    const names = SEVERITIES.map((severity) => this.name(severity, false));
    const opened = open && findings.includes(open) ? this.name(open.severity, true) : null;
    for (const name of [...this.painted.keys()]) {
      if (name !== opened && !names.includes(name)) {
        this.drop(name); // of a card that is closed, or of another ground
      }
    }
    SEVERITIES.forEach((severity, i) => {
      this.set(names[i] as string, findings, (finding) => finding.severity === severity && finding !== open, mirror);
    });
    if (opened) {
      this.set(opened, findings, (finding) => finding === open, mirror);
    }
  }

  /** Ranges move along with edits: one that stands where it should is kept, so that a key repaints only what it changed. */
  private set(
    name: string,
    findings: readonly Finding[],
    belongs: (finding: Finding) => boolean,
    mirror: Mirror | null,
  ): void {
    const before = this.painted.get(name);
    const old = before?.ranges ?? NONE;
    const highlight = before?.highlight ?? new Highlight();
    const ranges: AbstractRange[] = [];
    let next = 0;
    for (const finding of findings) {
      if (!belongs(finding)) {
        continue;
      }
      const { start, end } = finding;
      const kept = mirror ? -1 : this.standing(old, next, start, end);
      const range = kept >= 0 ? old[kept] : mirror ? mirror.range(start, end) : this.box.range(start, end);
      if (!range) {
        continue;
      }
      ranges.push(range);
      if (kept < 0) {
        highlight.add(range);
      } else {
        remove(highlight, old, next, kept);
        next = kept + 1;
      }
    }
    remove(highlight, old, next, old.length);
    if (!ranges.length) {
      this.drop(name);
      return;
    }
    this.painted.set(name, { highlight, ranges });
    // A page can take our names off its list.
    if (CSS.highlights.get(name) !== highlight) {
      highlight.priority = SEVERITIES.length - SEVERITIES.findIndex((severity) => name.includes(severity));
      CSS.highlights.set(name, highlight);
    }
  }

  /** @returns which of the next few old ranges stands there, or -1 */
  private standing(old: readonly AbstractRange[], from: number, start: number, end: number): number {
    const most = Math.min(from + LOOK_AHEAD, old.length);
    for (let i = from; i < most; i++) {
      if (this.box.stands(old[i] as AbstractRange, start, end)) {
        return i;
      }
    }
    return -1;
  }

  private drop(name: string): void {
    const painted = this.painted.get(name);
    // Another box may have painted under the same name since.
    if (painted && CSS.highlights.get(name) === painted.highlight) {
      CSS.highlights.delete(name);
    }
    this.painted.delete(name);
  }

  clear(): void {
    this.paint([], null);
  }

  private name(severity: Severity, open: boolean): string {
    const { dark, coloured } = this.ground;
    return `rapport-${severity}-on-${dark ? "dark" : "light"}${coloured ? "-plain" : ""}${open ? "-open" : ""}`;
  }
}

function remove(highlight: Highlight, ranges: readonly AbstractRange[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    highlight.delete(ranges[i] as AbstractRange);
  }
}
