import type { Finding, Severity } from "engine";
import type { Box } from "./box/box";
import { PlainBox } from "./box/plain";
import type { Ground } from "./ground";

const SEVERITIES: Severity[] = ["error", "warning", "hint"];

/**
 * Paints findings with the CSS Custom Highlight API, so that the page's own tree stays as it is.
 *
 * One text box is painted at a time a frame. Names tell severity and ground; `marks.css` knows them all.
 */
export class Marks {
  private names: string[] = [];

  constructor(
    private readonly box: Box,
    private readonly ground: Ground,
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
    const names: string[] = [];
    for (const severity of SEVERITIES) {
      for (const isOpen of [false, true]) {
        const ranges: AbstractRange[] = [];
        for (const finding of findings) {
          if (finding.severity === severity && (finding === open) === isOpen) {
            const range = mirror
              ? mirror.range(finding.start, finding.end)
              : this.box.range(finding.start, finding.end);
            if (range) {
              ranges.push(range);
            }
          }
        }
        if (ranges.length) {
          const name = this.name(severity, isOpen);
          const highlight = new Highlight(...ranges);
          highlight.priority = SEVERITIES.length - SEVERITIES.indexOf(severity);
          CSS.highlights.set(name, highlight);
          names.push(name);
        }
      }
    }
    for (const old of this.names) {
      if (!names.includes(old)) {
        CSS.highlights.delete(old);
      }
    }
    this.names = names;
  }

  clear(): void {
    this.paint([], null);
  }

  private name(severity: Severity, open: boolean): string {
    const { dark, coloured } = this.ground;
    return `rapport-${severity}-on-${dark ? "dark" : "light"}${coloured ? "-plain" : ""}${open ? "-open" : ""}`;
  }
}
