import { forget } from "./ruleset";
import { call, request } from "./server";
import { type Account, policy, write } from "./store";

export interface Joined {
  ok: boolean;
  /** A key of `_locales`. */
  message: "joined" | "serverUnreachable" | "inviteUsed" | "tokenRefused" | "badServer";
  person: string | null;
}

/** Pairs this browser by an invite: the token made for it stays in the worker. */
export async function join(server: string, invite: string): Promise<Joined> {
  const origin = await allowed(server);
  if (!origin) {
    return { ok: false, message: "badServer", person: null };
  }
  const answer = await request(origin, "POST", "/join", { invite, browser: browserName() }, {});
  const body = answer.body as { token?: string; person?: { id: string; name: string } } | null;
  if (!body?.token || !body.person) {
    return { ok: false, message: answer.status === 0 ? "serverUnreachable" : "inviteUsed", person: null };
  }
  await become({ server: origin, token: body.token, person: body.person });
  return { ok: true, message: "joined", person: body.person.name };
}

/** A server and token typed into the options. */
export async function connect(server: string, token: string): Promise<Joined> {
  const origin = await allowed(server);
  if (!origin) {
    return { ok: false, message: "badServer", person: null };
  }
  const answer = await call({ server: origin, token, person: { id: "", name: "" } }, "GET", "/me");
  const me = answer.body as { id?: string | number; name?: string } | null;
  if (answer.status !== 200 || me?.id === undefined) {
    return { ok: false, message: answer.status === 0 ? "serverUnreachable" : "tokenRefused", person: null };
  }
  await become({ server: origin, token, person: { id: String(me.id), name: me.name ?? "" } });
  return { ok: true, message: "joined", person: me.name ?? null };
}

/** Another person on this machine: their queue waits for them, the next one starts clean. */
export async function leave(): Promise<void> {
  await write("account", null);
  await write("trouble", null);
  await forget();
}

async function become(account: Account): Promise<void> {
  await write("account", account);
  await write("trouble", null);
  await write("sendAfter", 0);
  await write("failures", 0);
  await forget();
}

/** Null for what is no server, and for every other one where policy names one. */
async function allowed(server: string): Promise<string | null> {
  const origin = originOf(server);
  const fixed = (await policy()).server;
  return fixed && originOf(fixed) !== origin ? null : origin;
}

/** https anywhere, plain http only to this machine. */
function originOf(server: string): string | null {
  try {
    const url = new URL(/^https?:\/\//.test(server) ? server : `https://${server}`);
    const local = url.hostname === "localhost" || url.hostname === "127.0.0.1" || url.hostname === "[::1]";
    return url.protocol === "https:" || local ? url.origin : null;
  } catch {
    return null;
  }
}

function browserName(): string {
  const brands = (navigator as { userAgentData?: { brands: { brand: string }[]; platform: string } }).userAgentData;
  const brand = brands?.brands.find((b) => /Chrome|Edge|Chromium|Brave|Opera/.test(b.brand))?.brand ?? "Browser";
  return brands ? `${brand} on ${brands.platform}` : brand;
}
