import type { Strip, Surface } from "./types";

export function makeStrip(_signal: AbortSignal, _theme: (surface: Surface) => "light" | "dark"): Strip {
  return { show() {}, hide() {} };
}
