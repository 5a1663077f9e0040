// What needs no server: merging, positions, waiting, close codes, hashes.
import "./globals.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../dist/backoff.js";
import { afterClose } from "../dist/close_codes.js";
import { PendingCommands } from "../dist/commands.js";
import { FeedState } from "../dist/feed.js";
import { canonical, hashOf } from "../dist/hash.js";
import { mergePatch } from "../dist/merge.js";
import { fit, reached } from "../dist/position.js";
import { ProblemError } from "../dist/problem.js";

const at = (seq, epoch = 1) => ({ epoch, seq });

test("the examples of RFC 7396, appendix A", () => {
  const examples = [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', "{}"],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', "null", "null"],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ["[1,2]", '{"a":"b","c":null}', '{"a":"b"}'],
    ["{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ];
  for (const [target, patch, result] of examples) {
    assert.deepEqual(mergePatch(JSON.parse(target), JSON.parse(patch)), JSON.parse(result), patch);
  }
});

test("a merge changes neither what it merges into nor any prototype", () => {
  const target = Object.freeze({ a: Object.freeze({ b: 1 }) });
  assert.deepEqual(mergePatch(target, { a: { c: 2 } }), { a: { b: 1, c: 2 } });
  const merged = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}'));
  assert.equal({}.polluted, undefined);
  assert.equal(merged.polluted, undefined);
});

test("a frame fits only where the one before ended", () => {
  assert.equal(fit(at(3), at(3), at(5)), "next");
  assert.equal(fit(at(3), at(2), at(3)), "known");
  assert.equal(fit(at(3), at(4), at(5)), "gap");
  assert.equal(fit(at(3), at(3, 2), at(4, 2)), "gap");
  assert.equal(fit(undefined, at(0), at(1)), "gap");
  assert.ok(reached(at(3), at(3)) && !reached(at(3), at(4)) && reached(at(1, 2), at(9, 1)));
});

test("retries: up to 2 s at first, twice as much each time, never over 30 s", () => {
  const most = new Backoff(() => 0.999999, () => 0);
  const waits = Array.from({ length: 7 }, () => most.next());
  assert.deepEqual(waits, [1_999, 3_999, 7_999, 15_999, 29_999, 29_999, 29_999]);
  assert.equal(new Backoff(() => 0, () => 0).next(), 0);
});

test("retries begin anew only after a minute of one connection", () => {
  let now = 0;
  const backoff = new Backoff(() => 0.999999, () => now);
  backoff.next();
  backoff.next();
  backoff.opened();
  now = 59_999;
  backoff.closed();
  assert.equal(backoff.next(), 7_999);
  backoff.opened();
  now += 60_000;
  backoff.closed();
  assert.equal(backoff.next(), 1_999);
});

test("a server that says `now` again and again is waited for", () => {
  const backoff = new Backoff(() => 0.999999, () => 0);
  assert.equal(backoff.soon(), 0);
  assert.equal(backoff.soon(), 3_999);
});

test("close codes by their ranges, known or not", () => {
  const expected = {
    1000: "back-off", 1006: "back-off", 1012: "back-off", 1013: "back-off",
    4000: "stop", 4099: "stop", 4113: "back-off", 4199: "back-off", 4200: "now", 4299: "now",
    4101: "renew", 4401: "renew", 4403: "stop", 4408: "back-off", 4429: "back-off", 4503: "back-off",
  };
  for (const [code, after] of Object.entries(expected)) {
    assert.equal(afterClose(Number(code)), after, code);
  }
});

test("a hash is of the canonical text, whatever the order of keys", async () => {
  assert.equal(canonical({ b: [1, "å"], a: { d: null, c: true } }), '{"a":{"c":true,"d":null},"b":[1,"å"]}');
  // SHA-256 of "{}".
  assert.equal(await hashOf({}), "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o");
  assert.equal(await hashOf({ a: 1, b: 2 }), await hashOf({ b: 2, a: 1 }));
});

test("a snapshot in parts is one document, and a lost part is noticed", () => {
  const feed = new FeedState();
  const part = (number, view) => ({ t: "snapshot", at: at(4), part: number, parts: 2, view });
  assert.equal(feed.snapshot(part(1, '{"goals":{"wa')), "waiting");
  assert.equal(feed.at, undefined);
  assert.equal(feed.snapshot(part(2, 'lk":{}}}')), "changed");
  assert.deepEqual(feed.confirmed, { goals: { walk: {} } });
  assert.deepEqual(feed.at, at(4));
  feed.snapshot(part(1, "{"));
  feed.interrupted();
  assert.equal(feed.snapshot(part(2, "}")), "again");
});

const patch = (from, to, more = {}) => ({ t: "patch", from: at(from), to: at(to), patch: {}, ...more });
function held() {
  const feed = new FeedState();
  feed.snapshot({ t: "snapshot", at: at(4), part: 1, parts: 1, view: { goals: {} } });
  return feed;
}

test("a patch is applied once, and never over a gap", () => {
  const feed = held();
  assert.equal(feed.patch(patch(4, 6, { patch: { goals: { walk: { state: "set" } } } })), "changed");
  assert.equal(feed.patch(patch(4, 6, { patch: { goals: null } })), "unchanged");
  assert.equal(feed.patch(patch(7, 8, { patch: { goals: null } })), "again");
  assert.deepEqual(feed.confirmed, { goals: { walk: { state: "set" } } });
  assert.deepEqual(feed.at, at(6));
});

test("what was shown for a command goes when its own patch comes, alone or merged with others", () => {
  for (const by of [{ command: "c1" }, { commands: ["c0", "c1"] }]) {
    const feed = held();
    feed.show({ commandId: "c1", patch: () => ({ goals: { swim: { state: "wished" } } }) });
    assert.deepEqual(feed.view, { goals: { swim: { state: "wished" } } });
    assert.deepEqual(feed.confirmed, { goals: {} });
    feed.patch(patch(4, 5, { ...by, patch: { goals: { swim: { state: "set" } } } }));
    assert.deepEqual(feed.view, { goals: { swim: { state: "set" } } });
  }
});

test("after an ack it goes once the view has come there, not before", () => {
  const feed = held();
  feed.show({ commandId: "c1", patch: () => ({ shown: true }) });
  assert.equal(feed.acknowledged("c1", at(6)), false);
  feed.patch(patch(4, 5));
  assert.equal(feed.view.shown, true);
  feed.patch(patch(5, 6));
  assert.equal(feed.view.shown, undefined);
});

function pending() {
  const said = [];
  let id = 0;
  const commands = new PendingCommands(() => ++id, (message) => said.push(message));
  const asked = { commandId: "c1", target: { plan: "p" }, name: "SetGoal", body: {}, expected: 4 };
  return { said, commands, asked };
}

test("a command is sent again with the same id and body, and answered once", async () => {
  const { said, commands, asked } = pending();
  const done = commands.ask(asked);
  commands.sendAgain();
  const { id: first, ...before } = said[0];
  const { id: second, ...after } = said[1];
  assert.notEqual(first, second);
  assert.deepEqual(before, after);
  assert.equal(commands.done(first, { at: at(5), duplicate: false }), undefined);
  assert.ok(commands.done(second, { at: at(5), duplicate: true }));
  assert.deepEqual(await done, { at: at(5), duplicate: true });
  assert.equal(commands.size, 0);
});

test("a refusal is final, but a busy server's is not", async () => {
  const { said, commands, asked } = pending();
  const done = commands.ask(asked);
  const problem = (status) =>
    new ProblemError({ type: "/problems/x", title: "x", status, retryAfterMs: 1 });
  assert.equal(commands.refused(said[0].id, problem(503)), undefined);
  while (said.length < 2) await new Promise((soon) => setTimeout(soon, 1));
  assert.equal(said[1].commandId, "c1");
  assert.ok(commands.refused(said[1].id, problem(409)));
  await assert.rejects(done, (error) => error.status === 409 && error.type === "/problems/x");
});
