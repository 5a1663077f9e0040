// Generates src/generated/*.ts from docs/asyncapi.json and docs/openapi.json.
// `--check` writes nothing and fails if the files are not what would be written.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const docs = join(here, "../../../docs");
const out = join(here, "../src/generated");
const read = (name) => JSON.parse(readFileSync(join(docs, name), "utf8"));
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const nameOf = (ref) => ref.slice(ref.lastIndexOf("/") + 1);
const isName = (key) => /^[A-Za-z_$][\w$]*$/.test(key);

// A JSON Schema (the part of it that the contracts use) as a TypeScript type.
function typeOf(schema, indent = "") {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(" | ");
  if (schema.allOf) return schema.allOf.map((each) => `(${typeOf(each, indent)})`).join(" & ");
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices && !schema.properties) return choices.map((each) => typeOf(each, indent)).join(" | ");
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `(${typeOf(schema.items, indent)})[]`;
    case "object":
      return objectType(schema, indent);
  }
  return "unknown";
}

function objectType(schema, indent) {
  if (schema.additionalProperties) return `Record<string, ${typeOf(schema.additionalProperties)}>`;
  if (!schema.properties) return "Record<string, unknown>";
  const required = new Set(schema.required ?? []);
  const deeper = `${indent}  `;
  const fields = Object.entries(schema.properties).map(([key, each]) => {
    const name = isName(key) ? key : JSON.stringify(key);
    return `${deeper}${name}${required.has(key) ? "" : "?"}: ${typeOf(each, deeper)};\n`;
  });
  return `{\n${fields.join("")}${indent}}`;
}

const comment = (text) => (text ? `/** ${text.replaceAll("*/", "*\\/")} */\n` : "");
const declare = (name, schema, about) =>
  `${comment(about ?? schema.description)}export type ${name} = ${typeOf(schema)};\n\n`;

const banner = (from) => `// Generated from docs/${from} by tools/generate.mjs; not edited by hand.\n\n`;

function messages() {
  const document = read("asyncapi.json");
  const { messages: all, schemas } = document.components;
  let text = banner("asyncapi.json");
  for (const [name, schema] of Object.entries(schemas)) text += declare(name, schema);
  for (const [key, each] of Object.entries(all)) {
    text += declare(`${capital(key)}Message`, each.payload, each.summary);
  }
  const sides = { ClientMessage: "receive", ServerMessage: "send" };
  for (const [side, action] of Object.entries(sides)) {
    const names = Object.values(document.operations)
      .filter((each) => each.action === action)
      .flatMap((each) => each.messages.map((ref) => `${capital(nameOf(ref.$ref))}Message`));
    text += `export type ${side} =\n  | ${names.join("\n  | ")};\n\n`;
  }
  return text.trimEnd() + "\n";
}

// Commands by name with their bodies, and what each query answers. What the socket has too is
// declared with its messages, and only named here.
function http(declared) {
  const document = read("openapi.json");
  const { schemas } = document.components;
  const own = [];
  const shared = [];
  for (const [name, schema] of Object.entries(schemas)) {
    if (name === "Command" || name === "CommandRequest") continue;
    const text = declare(name, schema);
    if (declared.includes(text)) shared.push(name);
    else own.push(text);
  }
  const commands = schemas.Command.oneOf.map((each) => each.properties.name.const);
  const body = own.join("");
  const needed = shared.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  let text = banner("openapi.json");
  if (needed.length > 0) {
    text += `import type {\n  ${needed.join(",\n  ")},\n} from "./messages.js";\n\n`;
  }
  text += body;
  text += "/** The body of each command, by its name. */\nexport interface Commands {\n";
  for (const name of commands) text += `  ${name}: ${name};\n`;
  text += "}\n";
  return text;
}

let stale = 0;
for (const [name, text] of [
  ["messages.ts", messages()],
  ["http.ts", http(messages())],
]) {
  const file = join(out, name);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${name} is not what the contracts say: run \`npm run generate\``);
    stale += 1;
  }
}
process.exit(stale > 0 ? 1 : 0);
