/** What the buttons of the popup do. */
export interface Actions {
  pair(): unknown;
  /** @param minutes 0 ends the quiet */
  snooze(minutes: number): unknown;
  leave(): unknown;
  askLeave(): unknown;
  stay(): unknown;
  openCard(index: number): unknown;
  askSite(): unknown;
  switchBox(on: boolean): unknown;
  switchSite(on: boolean): unknown;
  switchAll(on: boolean): unknown;
  progress(): unknown;
  options(): unknown;
  close(): unknown;
}
