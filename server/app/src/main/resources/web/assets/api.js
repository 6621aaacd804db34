// The pages' way to the server. Never throws: a page says what still works instead.

const BASE = "/api/v1";

/**
 * @param {{method?: string, json?: unknown, file?: {type: string, text: string}, headers?: Record<string, string>}} [options] `file`: a
 *   body that is sent as it is
 * @returns {Promise<{ok: boolean, status: number, body: any, etag: string | null}>} `status` 0 when the server is out of reach; on a fault `body` is the
 *   problem+json, else null
 */
export async function call(path, { method = "GET", json, file, headers = {} } = {}) {
  const init = { method, headers: { Accept: "application/json", ...headers }, credentials: "same-origin" };
  if (file) {
    init.body = file.text;
    init.headers["Content-Type"] = file.type;
  } else if (json !== undefined) {
    init.body = JSON.stringify(json);
    init.headers["Content-Type"] = "application/json";
  } else if (method !== "GET") {
    // Writes by cookie must say that they are JSON, also with nothing to say.
    init.body = "{}";
    init.headers["Content-Type"] = "application/json";
  }
  try {
    const response = await fetch(BASE + path, init);
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: parse(text), etag: response.headers.get("ETag") };
  } catch {
    return { ok: false, status: 0, body: null, etag: null };
  }
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** `query({by: "week", category: null})` is `?by=week`. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== "");
  return given.length ? `?${new URLSearchParams(given)}` : "";
}
