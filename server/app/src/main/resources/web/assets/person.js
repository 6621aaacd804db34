// One person on the admin page: name, role and teams, and the way to remove them.
import { call } from "./api.js";
import { h } from "./dom.js";

const ROLES = { agent: "Agent", lead: "Lead", admin: "Admin" };

/**
 * @param {any} agent as `GET /agents` lists them
 * @param {{id: string, name: string}[]} teams all there are
 * @param {(agent: any, words: string) => Promise<void>} done is called after a change
 */
export function changePerson(agent, teams, done) {
  const opener = document.activeElement;
  const dialog = h("dialog", { class: "panel", "aria-labelledby": "person-title" });
  const fault = h("p", { role: "alert" });
  let changed = false;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!changed) opener?.focus();
  });
  ask();
  document.body.append(dialog);
  dialog.showModal();

  function ask() {
    const leads = h("fieldset", { hidden: agent.role !== "lead" }, h("legend", { class: "label" }, "Leads"), ...teams.map(ledTeam));
    const form = h(
      "form",
      { class: "stack", onsubmit: save },
      h("h2", { id: "person-title" }, agent.name),
      field("Name", h("input", { class: "field", name: "name", value: agent.name, required: true, maxlength: 100 })),
      field("E-mail, to sign in with the company account", h("input", { class: "field", name: "email", type: "email", value: agent.email ?? "", maxlength: 254 })),
      field(
        "Role",
        h(
          "select",
          { class: "field", name: "role", onchange: (event) => (leads.hidden = event.target.value !== "lead") },
          ...Object.entries(ROLES).map(([id, words]) => h("option", { value: id, selected: id === agent.role }, words)),
        ),
      ),
      field(
        "Team",
        h(
          "select",
          { class: "field", name: "team" },
          h("option", { value: "" }, "No team"),
          ...teams.map((team) => h("option", { value: team.id, selected: team.id === agent.team }, team.name)),
        ),
      ),
      leads,
      fault,
      h(
        "p",
        { class: "bar tight" },
        h("button", { class: "btn main", type: "submit" }, "Save"),
        h("button", { class: "btn", type: "button", onclick: () => dialog.close() }, "Leave as is"),
        h("button", { class: "btn end", type: "button", onclick: askToRemove }, "Remove…"),
      ),
    );
    dialog.replaceChildren(form);
  }

  function ledTeam(team) {
    return h("label", { class: "check" }, h("input", { type: "checkbox", name: "leads", value: team.id, checked: agent.leads.includes(team.id) }), ` ${team.name}`);
  }

  async function save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const role = form.get("role");
    const json = { name: form.get("name"), email: form.get("email") || null, role, team: form.get("team") || null, leads: role === "lead" ? form.getAll("leads") : [] };
    await send({ method: "PATCH", json }, `${json.name} is changed.`);
  }

  function askToRemove() {
    fault.textContent = "";
    const keep = h("button", { class: "btn", type: "button", onclick: () => dialog.close() }, "Keep them");
    dialog.replaceChildren(
      h("h2", { id: "person-title" }, `Remove ${agent.name}?`),
      h("p", { class: "lede" }, "Their history and practice replies are erased, their browsers signed out. It is gone for their lead as well."),
      fault,
      h("p", { class: "bar tight" }, h("button", { class: "btn main", type: "button", onclick: () => send({ method: "DELETE" }, `${agent.name} is removed.`) }, "Remove them"), keep),
    );
    keep.focus();
  }

  async function send(request, words) {
    const { ok, body } = await call(`/agents/${encodeURIComponent(agent.id)}`, request);
    if (!ok) {
      fault.textContent = body?.detail ?? "The server isn’t answering. Nothing was changed.";
      return;
    }
    changed = true;
    dialog.close();
    await done(agent, words);
  }
}

function field(words, control) {
  return h("label", {}, words, control);
}
