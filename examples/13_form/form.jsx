// A note with a thought record, drawn by react-jsonschema-form from the form profile.
import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import Ajv2020 from "ajv/dist/2020.js";
import { createRoot } from "react-dom/client";
import profile from "profile"; // homework_kit.schemas.schema("entry", profile="form")

// What this app decides: what it asks for, what it fills in itself, and one scale for all ratings.
const ASKED = ["outcome", "record", "obstacles", "visibility", "question_for_session"];
const SCALE = "0-10";
const FILLED = {
  kind: "entry",
  schema_version: "1.0",
  id: "n1", // an app takes a random one, as hk.new_id gives
  recorded_at: "2026-02-03T18:40:00+00:00",
  record: { type: "thought_record" },
};

const words = structuredClone(profile);
const { Entry: entry, ...others } = words.$defs;
entry.properties.record = { title: entry.properties.record.title, $ref: "#/$defs/ThoughtRecord" };
entry["x-order"] = [...ASKED, "*"];

/** Leaves out what is neither asked nor filled in; what the app fills in is there and not shown. */
function choose(node, isAsked, isFilled) {
  for (const [name, member] of Object.entries(node.properties ?? {}))
    if (isFilled(name) && !isAsked(name, member)) member["x-hidden"] = true;
    else if (!isAsked(name, member)) delete node.properties[name];
}
choose(entry, (name) => ASKED.includes(name), (name) => name in FILLED);

/** Holds every rating to the scale of the app, so that a slider ends where the scale ends. */
function rate({ properties = {} }) {
  const [minimum, maximum] = SCALE.split("-").map(Number);
  for (const member of Object.values(properties)) if (member["x-scale"]) Object.assign(member, { minimum, maximum });
  if (properties.scale) properties.scale = { type: "string", const: SCALE, "x-hidden": true };
}
for (const node of Object.values(others)) {
  choose(node, (_, member) => !member["x-hidden"], (name) => name === "type");
  rate(node);
}

/** Says the annotations in the words of this form library. */
function look(node) {
  const to = node.$ref ? words.$defs[node.$ref.split("/").at(-1)] : node;
  // It draws check boxes where no choice can be made twice.
  if (node["x-widget"] === "checkboxes") node.uniqueItems = true;
  const members = Object.entries(to.properties ?? {}).map(([name, member]) => [name, look(member)]);
  const said = {
    "ui:widget": node["x-hidden"] ? "hidden" : node["x-widget"],
    "ui:order": to["x-order"]?.filter((name) => name === "*" || name in to.properties),
    items: node.items && look(node.items),
  };
  return Object.fromEntries([...Object.entries(said).filter(([, value]) => value), ...members]);
}

/** Leaves out every part that nobody put anything into: a form library makes one of each that it draws. */
function pruned(value) {
  if (value === null || typeof value !== "object") return value;
  const isThere = (each) => each === null || typeof each !== "object" || Object.keys(each).length > 0;
  if (Array.isArray(value)) return value.map(pruned).filter(isThere);
  const members = Object.entries(value).map(([name, each]) => [name, pruned(each)]);
  return Object.fromEntries(members.filter(([, each]) => isThere(each)));
}

const schema = { ...entry, $defs: others };
const button = (label) => (props) => (
  <button type="button" onClick={props.onClick}>
    {label}
  </button>
);

createRoot(document.getElementById("form")).render(
  <Form
    schema={schema}
    uiSchema={{ ...look(schema), "ui:submitButtonOptions": { submitText: "Keep" } }}
    formData={FILLED}
    validator={customizeValidator({ AjvClass: Ajv2020 })}
    templates={{ ButtonTemplates: { AddButton: button("Add"), RemoveButton: button("Take away") } }}
    // What a person leaves empty stays absent: no first choice is made for anybody.
    experimental_defaultFormStateBehavior={{ constAsDefaults: "skipOneOf", emptyObjectFields: "skipEmptyDefaults" }}
    onSubmit={({ formData }) => (document.getElementById("sent").textContent = JSON.stringify(pruned(formData)))}
  />,
);
