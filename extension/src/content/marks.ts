import type { Finding, Severity } from "engine";
import type { Box } from "./box/box";
import type { Mirror } from "./box/mirror";
import { PlainBox } from "./box/plain";
import type { Ground } from "./ground";

const SEVERITIES: Severity[] = ["error", "warning", "hint"];
/** How many marks may vanish at once before those after them are made anew. */
const LOOK_AHEAD = 4;

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
    const wanted = Map.groupBy(findings, (finding) => this.name(finding.severity, finding === open));
    for (const [name, of] of wanted) {
      this.set(name, of, mirror);
    }
    for (const name of this.painted.keys()) {
      if (!wanted.has(name)) {
        this.drop(name);
      }
    }
  }

  /** Ranges move along with edits: one that stands where it should is kept, so that a key repaints only what it changed. */
  private set(name: string, findings: Finding[], mirror: Mirror | null): void {
    const before = this.painted.get(name);
    const old = before?.ranges ?? [];
    const highlight = before?.highlight ?? new Highlight();
    const kept = new Set<AbstractRange>();
    const ranges: AbstractRange[] = [];
    let from = 0;
    for (const { start, end } of findings) {
      const ahead = mirror ? -1 : old.slice(from, from + LOOK_AHEAD).findIndex((r) => this.box.stands(r, start, end));
      const range = ahead >= 0 ? old[from + ahead] : mirror ? mirror.range(start, end) : this.box.range(start, end);
      from += ahead + 1;
      if (range) {
        ranges.push(range);
        kept.add(range);
      }
    }
    for (const range of old) {
      if (!kept.has(range)) {
        highlight.delete(range);
      }
    }
    const known = new Set(old);
    for (const range of ranges) {
      if (!known.has(range)) {
        highlight.add(range);
      }
    }
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

  private drop(name: string): void {
    CSS.highlights.delete(name);
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
