import type { Account } from "./store";
import { note, read } from "./store";

export interface Answer {
  /** 0: no answer at all. */
  status: number;
  body: unknown;
  etag: string | null;
  retryAfterSeconds: number | null;
}

const TIMEOUT_MS = 15_000;

/** Calls the server; never throws. Remembers whether it could be reached, so that the popup and the strip can say so. */
export async function call(
  account: Account,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await request(account.server, method, path, body, {
    authorization: `Bearer ${account.token}`,
    ...headers,
  });
  const before = await read("trouble");
  const kind =
    answer.status === 401 || answer.status === 403
      ? "refused"
      : answer.status === 0 || answer.status >= 500
        ? "offline"
        : null;
  if (kind !== (before?.kind ?? null)) {
    await note("trouble", kind ? { kind, since: new Date().toISOString() } : null);
  }
  return answer;
}

export async function request(
  server: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  try {
    const response = await fetch(`${server}/api/v1${path}`, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: parsed(text),
      etag: response.headers.get("etag"),
      retryAfterSeconds: Number(response.headers.get("retry-after")) || null,
    };
  } catch {
    return { status: 0, body: null, etag: null, retryAfterSeconds: null };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
