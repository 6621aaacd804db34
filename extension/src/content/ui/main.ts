import { makeAnnouncer } from "./announcer";
import { makeCard } from "./card";
import { makeStrip } from "./strip";
import type { MakeUi, Surface } from "./types";

export const makeUi: MakeUi = (window, signal, settings, memory = { moved: null, keep() {} }) => {
  const announcer = makeAnnouncer(window, signal);
  const theme = (surface: Surface) => {
    announcer.moveTo(surface.container);
    const { appearance } = settings();
    if (appearance !== "system") return appearance;
    return surface.dark ? "dark" : "light";
  };
  const card = makeCard(signal, theme, () => settings().keys, announcer.say);
  return {
    card,
    strip: makeStrip(signal, theme, memory, () => card.isOpen),
    announce: announcer.say,
  };
};
