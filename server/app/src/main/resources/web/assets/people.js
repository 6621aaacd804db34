// People on the admin page: who is there, inviting, changing, signing out, teams.
import { call } from "./api.js";
import { byId, h } from "./dom.js";
import { changePerson } from "./person.js";

const time = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

const ROLES = { agent: "Agent", lead: "Lead", admin: "Admin" };
let self = null;

/** @param {{id: string}} me who looks at the page */
export async function people(me) {
  self = me;
  byId("invite").addEventListener("submit", invite);
  byId("team").addEventListener("submit", addTeam);
  await refresh();
}

async function refresh() {
  const [agents, teams] = await Promise.all([call("/agents?limit=500"), call("/teams?limit=500")]);
  if (!agents.ok || !teams.ok) return;
  const choice = byId("invite").elements.team;
  const chosen = choice.value; // what somebody is filling in stays
  choice.replaceChildren(
    h("option", { value: "" }, "No team"),
    ...teams.body.teams.map((team) => h("option", { value: team.id, selected: team.id === chosen }, team.name)),
  );
  const names = new Map(teams.body.teams.map((team) => [team.id, team.name]));
  const sorted = [...agents.body.agents].sort((a, b) => a.name.localeCompare(b.name));
  byId("agents").replaceChildren(...sorted.map((agent) => row(agent, names, teams.body.teams)));
}

function row(agent, teams, list) {
  const role = agent.role === "lead" ? `Lead of ${agent.leads.map((id) => teams.get(id) ?? id).join(", ") || "no team yet"}` : ROLES[agent.role];
  return h(
    "tr",
    {},
    h("th", { scope: "row", class: "wide" }, agent.name, agent.email && h("p", { class: "caption" }, agent.email), browsers(agent)),
    h("td", { "data-label": "Role" }, role),
    h("td", { "data-label": "Team" }, teams.get(agent.team) ?? "–"),
    h("td", { "data-label": "Joined" }, agent.joinedAt ? day.format(new Date(agent.joinedAt)) : "not yet"),
    h(
      "td",
      { class: "wide" },
      h("button", { class: "btn small", type: "button", "data-person": agent.id, onclick: () => changePerson(agent, list, changed) }, "Change"),
      " ",
      h("button", { class: "btn small", type: "button", onclick: () => link({ agent: agent.id }) }, "New link"),
      " ",
      h("button", { class: "btn small", type: "button", onclick: () => signOut(agent) }, "Sign out"),
    ),
  );
}

/** Says what became of somebody, and puts the focus back where it was. */
async function changed(agent, words) {
  if (agent.id === self.id) return location.reload(); // they may no longer be an admin
  byId("link").textContent = words;
  await refresh();
  const button = [...byId("agents").querySelectorAll("[data-person]")].find((one) => one.dataset.person === agent.id);
  (button ?? byId("invite").elements.name).focus();
}

/** Where somebody is signed in, asked for once it is opened. */
function browsers(agent) {
  const list = h("ul", {});
  const summary = h("summary", { class: "caption" }, "Browsers");
  return h("details", { class: "browsers", ontoggle: (event) => event.target.open && fill(list, agent) }, summary, list);
}

async function fill(list, agent) {
  const { ok, body } = await call(`/agents/${agent.id}/tokens`);
  const tokens = body?.tokens ?? [];
  const nothing = ok ? "Signed in nowhere." : body?.detail ?? "The server isn’t answering.";
  list.replaceChildren(...(tokens.length ? tokens.map((token) => browser(list, agent, token)) : [h("li", {}, nothing)]));
}

function browser(list, agent, token) {
  const used = token.lastUsedAt ? `last used ${time.format(new Date(token.lastUsedAt))}` : "never used";
  const revoke = async () => {
    await call(`/agents/${agent.id}/tokens/${token.id}`, { method: "DELETE" });
    await fill(list, agent);
  };
  return h("li", {}, h("span", {}, `${token.browser}, ${used}`), h("button", { class: "btn small", type: "button", onclick: revoke }, "Revoke"));
}

async function invite(event) {
  event.preventDefault();
  const { name, email, role, team } = event.target.elements;
  const lead = role.value === "lead" && team.value;
  const form = event.target;
  if (await link({ name: name.value, ...(email.value && { email: email.value }), role: role.value, ...(team.value && { team: team.value }), ...(lead && { leads: [team.value] }) })) {
    form.reset();
  }
  await refresh();
}

/** Shows the link once: nobody can read it again. Whether there is one. */
async function link(json) {
  const { ok, body } = await call("/invites", { method: "POST", json });
  byId("link").replaceChildren(
    ...(ok ? [`For ${body.person.name}, once, until ${day.format(new Date(body.expiresAt))}: `, h("code", {}, body.url)] : [body?.detail ?? "The server isn’t answering."]),
  );
  return ok;
}

async function signOut(agent) {
  const { ok, body } = await call(`/agents/${agent.id}/tokens`, { method: "DELETE" });
  byId("link").textContent = ok ? `${agent.name} is signed out everywhere.` : body?.detail ?? "The server isn’t answering.";
}

async function addTeam(event) {
  event.preventDefault();
  const { id, name, zone } = event.target.elements;
  const { ok, body } = await call("/teams", { method: "POST", json: { id: id.value, name: name.value, zone: zone.value } });
  byId("link").textContent = ok ? `Team ${body.name} is there.` : body?.detail ?? "The server isn’t answering.";
  if (ok) event.target.reset();
  await refresh();
}
