import type { PracticeEvent } from "../shared/messages";
import { append, oldest, remove } from "./queue";
import { call } from "./server";
import { read, write } from "./store";

const BATCH = 500;
const FIRST_RETRY_S = 30;
const LAST_RETRY_S = 3600;
const LOG_LENGTH = 20;
export const RETRY = "retry";

let running: Promise<void> | null = null;

/** Keeps events for the person who is signed in; without one there is nobody to keep them for. */
export async function keep(events: PracticeEvent[]): Promise<boolean> {
  const account = await read("account");
  if (!account) {
    return false;
  }
  const dropped = await append(account.person.id, events);
  if (dropped) {
    await write("dropped", ((await read("dropped")) ?? 0) + dropped);
  }
  void flush();
  return true;
}

/** Sends what waits, oldest first, one request at a time; an id sent twice is stored once. */
export function flush(): Promise<void> {
  running ??= sendAll().finally(() => {
    running = null;
  });
  return running;
}

async function sendAll(): Promise<void> {
  let most = BATCH;
  for (;;) {
    const account = await read("account");
    if (!account) {
      return;
    }
    const { keys, events } = await oldest(account.person.id, most);
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
      await write("failures", 0);
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

/** Doubles from half a minute to an hour, each with up to half of itself added by chance. */
async function retryLater(wanted: number | null): Promise<void> {
  const failures = ((await read("failures")) ?? 0) + 1;
  await write("failures", failures);
  const pause = Math.max(wanted ?? 0, Math.min(FIRST_RETRY_S * 2 ** (failures - 1), LAST_RETRY_S));
  await chrome.alarms.create(RETRY, { delayInMinutes: (pause * (1 + Math.random() / 2)) / 60 });
}

async function log(events: PracticeEvent[]): Promise<void> {
  const sent = (await read("sent")) ?? [];
  await write("sent", [{ at: new Date().toISOString(), events: events.slice(0, 50) }, ...sent].slice(0, LOG_LENGTH));
}
