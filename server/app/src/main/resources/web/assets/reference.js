// The API's page, drawn from the document that the server makes from its own routes.
import { call } from "./api.js";
import { byId, h } from "./dom.js";
import { shell, unreachable } from "./shell.js";

const MAX_DEPTH = 4;
const MAX_LINE = 60;

await shell("api", { open: true });
const { ok, body } = await call("/openapi.json");
if (ok) start(body);
else unreachable();

function start(api) {
  byId("lede").textContent = api.info.description;
  const groups = new Map();
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const group = groups.get(operation.tags[0]) ?? [];
      group.push(item(api, method.toUpperCase(), path, operation));
      groups.set(operation.tags[0], group);
    }
  }
  const panels = [...groups].map(([name, items]) =>
    h("section", { class: "panel", "aria-labelledby": `group-${name}` }, h("h2", { id: `group-${name}` }, name), h("ul", { class: "calls" }, ...items)),
  );
  byId("calls").replaceChildren(...panels);
  byId("q").addEventListener("input", () => filter(panels));
  byId("open").addEventListener("change", (event) => {
    for (const details of byId("calls").querySelectorAll("details")) details.open = event.target.checked;
  });
  filter(panels);
}

/** Shows the calls that hold every word of the search. */
function filter(panels) {
  const words = byId("q").value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const panel of panels) {
    const items = [...panel.querySelectorAll(".calls > li")];
    for (const one of items) {
      const text = one.querySelector("summary").textContent.toLowerCase();
      one.hidden = !words.every((word) => text.includes(word));
    }
    panel.hidden = items.every((one) => one.hidden);
    shown += items.filter((one) => !one.hidden).length;
  }
  byId("count").textContent = shown === 1 ? "1 call" : `${shown} calls`;
}

function item(api, method, path, operation) {
  return h(
    "li",
    {},
    h(
      "details",
      {},
      h("summary", {}, h("span", { class: "method" }, method), h("span", { class: "path" }, path), h("span", { class: "does" }, operation.summary)),
      h("div", { class: "parts stack-s" }, ...parts(api, operation)),
    ),
  );
}

function parts(api, operation) {
  const answers = Object.entries(operation.responses);
  const good = answers.filter(([, answer]) => !answer.$ref);
  const refused = answers.filter(([, answer]) => answer.$ref);
  const content = operation.requestBody?.content ?? {};
  return [
    h("p", {}, operation.description),
    ...(operation.parameters ? [h("h3", {}, "Parameters"), list(operation.parameters.map(parameter))] : []),
    ...Object.entries(content).flatMap(([type, { schema }]) => [h("h3", {}, `Takes ${type}`), shape(api, schema, schema.required)]),
    ...good.flatMap(([status, answer]) => [
      h("h3", {}, `Answers ${status}`),
      ...(answer.content
        ? Object.entries(answer.content).map(([type, { schema }]) => (type === "application/json" ? shape(api, schema) : h("p", { class: "caption" }, type)))
        : [h("p", { class: "caption" }, answer.description)]),
    ]),
    h("h3", {}, "Refuses"),
    list(refused.map(([status, answer]) => [status, resolve(api, answer).description])),
  ];
}

function parameter({ name, in: place, description, schema }) {
  const words = [place, description, schema.enum && `One of ${schema.enum.join(", ")}.`];
  return [name, words.filter(Boolean).join(" · ")];
}

function list(rows) {
  return h("dl", {}, ...rows.flatMap(([term, words]) => [h("dt", {}, term), h("dd", {}, words)]));
}

function shape(api, schema, required = []) {
  return h("pre", { class: "shape", tabindex: "0" }, draw(api, schema, required, "", 0));
}

/** The shape of a value in a few lines; `?` marks what may be missing. */
function draw(api, schema, required, indent, depth) {
  if (schema.$ref) {
    const found = resolve(api, schema);
    return draw(api, { ...found, required: [...(found.required ?? []), ...required] }, [], indent, depth);
  }
  if (schema.anyOf) return schema.anyOf.map((one) => draw(api, one, [], indent, depth)).join(" or ");
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.type === "array") return `[${draw(api, schema.items, [], indent, depth)}, …]`;
  if (schema.type !== "object") return schema.format ?? schema.type ?? "any JSON";
  if (!schema.properties || depth >= MAX_DEPTH) return "{…}";
  const inner = `${indent}  `;
  const fields = Object.entries(schema.properties).map(([name, one]) => {
    const needed = schema.required?.includes(name);
    return `${name}${needed ? "" : "?"}: ${draw(api, needed ? one : given(one), [], inner, depth + 1)}`;
  });
  const line = `{${fields.join(", ")}}`;
  if (line.length <= MAX_LINE && !line.includes("\n")) return line;
  return `{\n${fields.map((field) => inner + field).join(",\n")}\n${indent}}`;
}

/** What may be missing may be null as well: once is enough. */
function given(schema) {
  const forms = schema.anyOf?.filter((one) => one.type !== "null");
  return forms?.length === 1 ? forms[0] : schema;
}

function resolve(api, { $ref }) {
  return $ref
    .slice(2)
    .split("/")
    .reduce((node, key) => node[key], api);
}
