// Checks the contracts with their official tools, and what the tests have heard against them.
//
//   node check_contracts.mjs documents           docs/openapi.json, docs/asyncapi.json
//   node check_contracts.mjs begin FOLDER        an empty folder for what will be heard
//   node check_contracts.mjs captured FOLDER     *.jsonl: {"frame": "…"} and {"status", "method",
//                                                "target", "body"}, a line each
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Parser } from "@asyncapi/parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const docs = join(dirname(fileURLToPath(import.meta.url)), "../../docs");
const read = (name) => readFileSync(join(docs, name), "utf8");
const parse = (name) => JSON.parse(read(name));
const findings = [];
const find = (where, what) => findings.push(`${where}: ${what}`);

// Validators of the schemas of a document, which refer to its components.
function schemasOf(document, Validating) {
  const ajv = new Validating({ strict: false, allErrors: true });
  addFormats(ajv);
  const here = (schema) =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"all#/$defs/'));
  ajv.addSchema({ $id: "all", $defs: here(document.components.schemas) });
  return (schema) => ajv.compile(here(schema));
}
const why = (validate) =>
  validate.errors.map((each) => `${each.instancePath || "/"} ${each.message}`).join("; ");

async function asyncApi() {
  const { document, diagnostics } = await new Parser().parse(read("asyncapi.json"));
  const errors = diagnostics.filter((each) => each.severity === 0);
  for (const each of errors) find(`asyncapi.json /${each.path.join("/")}`, each.message);
  if (!document && errors.length === 0) find("asyncapi.json", "is not AsyncAPI");
}

async function openApi() {
  const { valid, errors } = await new Validator().validate(parse("openapi.json"));
  if (valid) return;
  for (const each of errors ?? []) find(`openapi.json ${each.instancePath}`, each.message);
  if (!errors?.length) find("openapi.json", "is not OpenAPI");
}

// Every example of a message is one.
function examples() {
  const document = parse("asyncapi.json");
  const validatorOf = schemasOf(document, Ajv);
  let checked = 0;
  for (const [key, message] of Object.entries(document.components.messages)) {
    const validate = validatorOf(message.payload);
    if (!message.examples?.length) find(key, "has no example");
    for (const example of message.examples ?? []) {
      checked += 1;
      if (!validate(example.payload)) find(`example ${example.name}`, why(validate));
    }
  }
  return checked;
}

// What the server may say on the socket, by `t`.
function frameValidators() {
  const document = parse("asyncapi.json");
  const validatorOf = schemasOf(document, Ajv);
  const byType = new Map();
  for (const operation of Object.values(document.operations)) {
    if (operation.action !== "send") continue;
    for (const { $ref } of operation.messages) {
      const key = $ref.slice($ref.lastIndexOf("/") + 1);
      const message = document.components.messages[key];
      byType.set(message.name, validatorOf(message.payload));
    }
  }
  const bare = validatorOf(document.components.schemas.CloudEvent);
  return (frame) => (frame.specversion && !frame.t ? bare : byType.get(frame.t));
}

// The operation of a request, by its path.
function operations({ paths }) {
  const all = Object.entries(paths).map(([path, item]) => ({
    path,
    item,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]*\}/g, "[^/]+").replaceAll(".", "\\.")}$`),
  }));
  // A fixed path comes before one with a parameter in its place.
  all.sort((a, b) => a.path.split("{").length - b.path.split("{").length);
  return (target) => all.find((each) => each.pattern.test(target.split("?")[0]));
}

function answerValidators() {
  const document = parse("openapi.json");
  const validatorOf = schemasOf(document, Ajv2020);
  const operation = operations(document);
  const problem = validatorOf(document.components.schemas.Problem);
  const made = new Map();
  return ({ method, target, status }) => {
    if (status >= 400) return problem;
    const verb = method === "HEAD" ? "get" : method.toLowerCase();
    const answer = operation(target)?.item[verb]?.responses[status]?.content?.["application/json"];
    if (answer && !made.has(answer)) made.set(answer, validatorOf(answer.schema));
    return made.get(answer);
  };
}

function captured(folder) {
  const frames = frameValidators();
  const answers = answerValidators();
  const count = { files: 0, frames: 0, answers: 0 };
  const seen = new Set();
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".jsonl"))) {
    count.files += 1;
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      if (!line || seen.has(line)) continue;
      seen.add(line);
      const heard = JSON.parse(line);
      const isFrame = heard.frame !== undefined;
      const body = JSON.parse(isFrame ? heard.frame : heard.body);
      const validate = isFrame ? frames(body) : answers(heard);
      const what = isFrame ? `frame ${body.t}` : `${heard.method} ${heard.target} ${heard.status}`;
      count[isFrame ? "frames" : "answers"] += 1;
      if (!validate) find(what, "is in no contract");
      else if (!validate(body)) find(what, why(validate));
    }
  }
  return count;
}

const [task, folder] = process.argv.slice(2);
if (task === "documents") {
  await Promise.all([asyncApi(), openApi()]);
  console.log(`examples checked: ${examples()}`);
} else if (task === "begin" && folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
} else if (task === "captured" && folder) {
  const count = captured(folder);
  console.log(`frames checked: ${count.frames}, answers checked: ${count.answers}`);
  // One test alone may hear nothing; all of them cannot.
  if (count.files > 100 && count.frames === 0) find(folder, "no frame was captured");
} else {
  find("check_contracts", "say `documents`, `begin FOLDER` or `captured FOLDER`");
}
for (const finding of findings.slice(0, 50)) console.error(finding);
if (findings.length > 50) console.error(`… and ${findings.length - 50} more`);
process.exit(findings.length > 0 ? 1 : 0);
