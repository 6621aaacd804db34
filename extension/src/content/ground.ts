/** What the text lies on: decides the colours of marks, card and strip. */
export interface Ground {
  dark: boolean;
  /** Pink, yellow and the like: a tint would not show. */
  coloured: boolean;
}

/** Below this relative luminance a ground counts as dark; above this saturation as coloured. */
const DARK = 0.18;
const COLOURED = 0.15;

/** Measures the first opaque background under an element, out of shadow trees and frames of the same origin. */
export function groundOf(element: Element): Ground {
  for (let at: Element | null = element; at; at = above(at)) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour) {
      return measure(colour);
    }
  }
  const scheme = getComputedStyle(element.ownerDocument.documentElement).colorScheme;
  const dark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia("(prefers-color-scheme: dark)").matches);
  return { dark, coloured: false };
}

/** Many a page fades from one look to the other. */
const FADE_MS = 500;

/** The system went dark or light: told at once and after the page's fading. */
export function onSchemeChange(element: Element, tell: () => void, signal: AbortSignal): void {
  const scheme = element.ownerDocument.defaultView?.matchMedia("(prefers-color-scheme: dark)");
  const changed = () => {
    for (const ms of [0, FADE_MS]) {
      setTimeout(() => !signal.aborted && tell(), ms);
    }
  };
  scheme?.addEventListener("change", changed, { signal });
}

function above(element: Element): Element | null {
  if (element.parentElement) {
    return element.parentElement;
  }
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) {
    return root.host;
  }
  try {
    return element.ownerDocument.defaultView?.frameElement ?? null;
  } catch {
    return null; // a frame of another origin
  }
}

function parse(colour: string): [number, number, number] | null {
  const rgb = colour.match(/^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:, | \/ )([\d.]+))?\)$/);
  if (rgb) {
    return Number(rgb[4] ?? 1) < 0.5 ? null : [Number(rgb[1]) / 255, Number(rgb[2]) / 255, Number(rgb[3]) / 255];
  }
  const srgb = colour.match(/^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/);
  return srgb && Number(srgb[4] ?? 1) >= 0.5 ? [Number(srgb[1]), Number(srgb[2]), Number(srgb[3])] : null;
}

function measure([r, g, b]: [number, number, number]): Ground {
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  return { dark: luminance < DARK, coloured: max > 0 && (max - min) / max > COLOURED && max - min > 0.08 };
}
