import { type PracticeEvent, send } from "../shared/messages";

/** The worker may die between hearing of an event and writing it down; an event told twice is stored once. */
const FIRST_RETRY_MS = 500;
const TRIES = 6;

/** Hands events to the worker again and again until it says that it has them. */
export class Outbox {
  private waiting: PracticeEvent[] = [];
  private sending = false;

  add(event: PracticeEvent): void {
    this.waiting.push(event);
    void this.deliver();
  }

  private async deliver(): Promise<void> {
    if (this.sending) {
      return;
    }
    this.sending = true;
    for (let tries = 0; this.waiting.length && tries < TRIES; ) {
      const events = [...this.waiting];
      if (await send("events", { events })) {
        this.waiting = this.waiting.slice(events.length);
        tries = 0;
      } else {
        tries++;
        await new Promise((done) => setTimeout(done, FIRST_RETRY_MS * 2 ** tries));
      }
    }
    // Still unheard: the extension is gone from this page, or its disk is full. The next event tries again with these.
    this.waiting = this.waiting.slice(-100);
    this.sending = false;
  }
}
