package rapport.editors;

import java.util.Locale;

/** Where on a page an editor may stand, or how it may get there. */
enum Place {
  PLAIN,
  OPEN_SHADOW,
  CLOSED_SHADOW,
  IFRAME,
  SRCDOC,
  /** In a frame that the page writes itself before the browser has loaded it. */
  WRITTEN,
  DIALOG,
  /** In a slot of a closed shadow root, which draws it in a modal dialog. */
  SHADOW_DIALOG,
  /** In a popover that closes on a click outside of it. */
  POPOVER,
  /** In a frame that the page draws smaller, with a padding. */
  SCALED,
  /** Added by the application long after the page was loaded. */
  LATE,
  /** Taken to another part of the document after it was focused once. */
  MOVED,
  /** Not displayed at first. */
  HIDDEN,
  /** Drawn anew by the application, with new elements, after it was focused once. */
  RECREATED,
  /** In the last of 50 frames that each hold a box. */
  FRAMES,
  /** On a page whose policy forbids all but its own scripts and every string as markup. */
  STRICT;

  /** As the test pages' addresses spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean framed() {
    return this == IFRAME || this == SRCDOC || this == FRAMES || this == SCALED || this == WRITTEN;
  }
}
