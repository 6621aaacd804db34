import type { PracticeEvent } from "../shared/messages";
import { append, oldest, remove } from "./queue";
import { call } from "./server";
import { note, owner, read } from "./store";

const BATCH = 500;
const FIRST_RETRY_S = 2;
const LAST_RETRY_S = 1800;
/** The worker lives about so long after its last work; later retries need an alarm. */
const LIFE_S = 25;
/** The browser wakes a worker no sooner than that. */
const ALARM_S = 30;
const LOG_LENGTH = 20;
export const RETRY = "retry";

let running: Promise<void> | null = null;

/** Keeps events for the person who is signed in; without one there is nobody to keep them for. */
export async function keep(events: PracticeEvent[]): Promise<boolean> {
  const account = await read("account");
  if (!account) {
    return false;
  }
  const dropped = await append(owner(account), events);
  if (dropped) {
    await note("dropped", ((await read("dropped")) ?? 0) + dropped);
  }
  void flush();
  return true;
}

/**
 * Sends what waits, oldest first, one request at a time; an id sent twice is stored once. Never throws.
 *
 * @param due the pause after a failure is over; without it a call during the pause does nothing
 */
export function flush(due = false): Promise<void> {
  running ??= sendAll(due)
    .catch(() => {}) // the disk: what waits stays, and the next event or focus tries again
    .finally(() => {
      running = null;
    });
  return running;
}

async function sendAll(due: boolean): Promise<void> {
  if (!due && ((await read("sendAfter")) ?? 0) > Date.now()) {
    return;
  }
  let most = BATCH;
  for (;;) {
    const account = await read("account");
    if (!account) {
      return;
    }
    const { keys, events } = await oldest(owner(account), most);
    if (!events.length) {
      return;
    }
    const answer = await call(account, "POST", "/events", { events });
    const results = (answer.body as { results?: { id: string; status: string }[] } | null)?.results;
    if (answer.status === 200 && Array.isArray(results)) {
      const answered = new Set(
        results.filter((r) => ["stored", "duplicate", "refused"].includes(r.status)).map((r) => r.id),
      );
      const done = keys.filter((_, i) => answered.has(events[i]?.id ?? ""));
      if (!done.length) {
        await retryLater(null);
        return;
      }
      await remove(done);
      await note("failures", 0);
      await note("sendAfter", 0);
      await log(events.filter((e) => answered.has(e.id)));
      most = BATCH;
    } else if ((answer.status === 400 || answer.status === 413 || answer.status === 422) && events.length > 1) {
      most = Math.ceil(events.length / 2); // find the one that the server cannot take
    } else if (answer.status === 400 || answer.status === 413 || answer.status === 422) {
      await remove(keys);
      most = BATCH;
    } else {
      await retryLater(answer.retryAfterSeconds);
      return;
    }
  }
}

/** Doubles from two seconds to half an hour, each with up to half of itself added by chance. */
async function retryLater(wanted: number | null): Promise<void> {
  const failures = ((await read("failures")) ?? 0) + 1;
  const pause =
    Math.max(wanted ?? 0, Math.min(FIRST_RETRY_S * 2 ** (failures - 1), LAST_RETRY_S)) * (1 + Math.random() / 2);
  // Also when a timer runs, and first: the browser may end this worker at any moment.
  await chrome.alarms.create(RETRY, { delayInMinutes: Math.max(pause, ALARM_S) / 60 });
  await note("failures", failures);
  await note("sendAfter", Date.now() + pause * 1000);
  if (pause < LIFE_S) {
    setTimeout(() => void flush(true), pause * 1000);
  }
}

async function log(events: PracticeEvent[]): Promise<void> {
  const sent = (await read("sent")) ?? [];
  await note("sent", [{ at: new Date().toISOString(), events: events.slice(0, 50) }, ...sent].slice(0, LOG_LENGTH));
}
