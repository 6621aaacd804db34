import type { PracticeEvent } from "../shared/messages";

/** What waits to be sent, in the order it was made, under the person it was made by. Survives a restart and the worker's end. */
const MOST = 10_000;
const EVENTS = "events";

interface Row {
  n?: number;
  person: string;
  shown: 0 | 1;
  event: PracticeEvent;
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open("queue", 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(EVENTS, { keyPath: "n", autoIncrement: true });
      store.createIndex("person", "person");
      store.createIndex("shown", "shown");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error);
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

/** Resolves once the events are on disk. @returns how many older ones had to go */
export async function append(person: string, events: PracticeEvent[]): Promise<number> {
  const transaction = (await open()).transaction(EVENTS, "readwrite", { durability: "strict" });
  const store = transaction.objectStore(EVENTS);
  for (const event of events) {
    store.add({ person, shown: event.action === "shown" ? 1 : 0, event } satisfies Row);
  }
  const over = (await result(store.count())) - MOST;
  let dropped = 0;
  if (over > 0) {
    dropped = await drop(store.index("shown").openKeyCursor(IDBKeyRange.only(1)), store, over);
    dropped += await drop(store.openKeyCursor(), store, over - dropped);
  }
  await finished(transaction);
  return dropped;
}

/** The oldest events of a person, with the keys to remove them by. */
export async function oldest(person: string, most: number): Promise<{ keys: number[]; events: PracticeEvent[] }> {
  const store = (await open()).transaction(EVENTS).objectStore(EVENTS);
  const rows = (await result(store.index("person").getAll(person, most))) as Row[];
  rows.sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
  return { keys: rows.map((r) => r.n ?? 0), events: rows.map((r) => r.event) };
}

export async function remove(keys: number[]): Promise<void> {
  const transaction = (await open()).transaction(EVENTS, "readwrite", { durability: "strict" });
  for (const key of keys) {
    transaction.objectStore(EVENTS).delete(key);
  }
  await finished(transaction);
}

export async function size(person: string): Promise<number> {
  return result((await open()).transaction(EVENTS).objectStore(EVENTS).index("person").count(person));
}

function drop(cursor: IDBRequest<IDBCursor | null>, store: IDBObjectStore, most: number): Promise<number> {
  let dropped = 0;
  return new Promise((done, fail) => {
    cursor.onerror = () => fail(cursor.error);
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (!at || dropped >= most) {
        done(dropped);
        return;
      }
      store.delete(at.primaryKey);
      dropped++;
      at.continue();
    };
  });
}
