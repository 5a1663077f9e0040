// One client against a server that a test plays: renewal, silence, drift, drain, revocation. Time is
// the test's own.
import "./globals.mjs";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Client, hashOf } from "../dist/index.js";
import { FakeSocket } from "./fake_socket.mjs";
import { FakeTime } from "./fake_time.mjs";

const plan = "2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d";
const feed = `plan/${plan}`;
const at = (seq) => ({ epoch: 1, seq });
let client;
let time;

// Lets promises go on.
const soon = async () => {
  for (let i = 0; i < 20; i += 1) await new Promise((next) => setImmediate(next));
};

// For what another thread does, such as hashing; the test's own time stands still meanwhile.
const until = async (there) => {
  for (let i = 0; i < 1_000_000 && !there(); i += 1) await new Promise((next) => setImmediate(next));
};

beforeEach(() => {
  time = new FakeTime("2026-03-02T12:00:00Z");
  FakeSocket.all = [];
  client = new Client({
    origin: "http://server",
    WebSocket: FakeSocket,
    credentials: async () => ({ token: "a token" }),
    random: () => 0.5,
  });
  client.start();
});
afterEach(() => {
  client.stop();
  time.restore();
});

async function online(lifeMs) {
  FakeSocket.last.greet();
  await soon();
  FakeSocket.last.welcome(lifeMs);
  return FakeSocket.last;
}
function snapshot(socket, seq, view) {
  socket.say({ t: "snapshot", feed, at: at(seq), why: "first", part: 1, parts: 1, view });
  const { id } = socket.heard("subscribe").at(-1);
  socket.say({ t: "ack", id, at: at(seq) });
}

test("it says who it is once the server has greeted, and not in the address", async () => {
  assert.equal(FakeSocket.last.url, "ws://server/live");
  assert.deepEqual(FakeSocket.last.protocols, ["medvirk.v1.json"]);
  assert.deepEqual(FakeSocket.last.said, []);
  await online();
  assert.deepEqual(FakeSocket.last.said, [{ t: "auth", id: 0, token: "a token" }]);
  assert.equal(client.state, "online");
});

test("it renews a minute before the token is over, on the same socket", async () => {
  const socket = await online(600_000);
  const alive = () => socket.say({ t: "heartbeat", time: new Date().toISOString(), feeds: [] });
  for (let waited = 0; waited < 530_000; waited += 10_000) {
    time.tick(10_000);
    alive();
  }
  assert.equal(socket.heard("auth").length, 1);
  time.tick(10_000);
  await soon();
  assert.equal(socket.heard("auth").length, 2);
  assert.equal(FakeSocket.all.length, 1);
});

test("a server that is silent for more than two heartbeats is gone", async () => {
  const socket = await online();
  time.tick(62_499);
  assert.equal(client.state, "online");
  time.tick(1);
  assert.equal(client.state, "waiting");
  assert.equal(socket.closed, 1000);
});

test("a view that is not the server's is fetched anew, and it is said", async () => {
  const socket = await online();
  const drifts = [];
  const followed = client.plan(plan);
  followed.on("drift", (drift) => drifts.push(drift));
  snapshot(socket, 4, { goals: {} });
  const beat = (seq, hash) =>
    socket.say({ t: "heartbeat", time: "", feeds: [{ feed, head: at(seq), ageMs: 0, hash }] });
  beat(4, await hashOf({ goals: {} }));
  beat(5, "of a version that is hidden from us");
  beat(4, "another");
  await until(() => drifts.length > 0);
  await soon();
  assert.deepEqual(drifts, [{ at: at(4) }]);
  assert.equal(socket.heard("subscribe").length, 2);
  assert.equal(socket.heard("subscribe")[1].from, undefined);
});

test("a gap is never applied: the feed is subscribed to again from where it stands", async () => {
  const socket = await online();
  const followed = client.plan(plan);
  snapshot(socket, 4, { goals: {} });
  socket.say({ t: "patch", feed, from: at(6), to: at(7), time: "", patch: { goals: null } });
  assert.deepEqual(followed.view, { goals: {} });
  assert.deepEqual(socket.heard("subscribe")[1].from, at(4));
});

test("one gap asks once, however many frames come after it", async () => {
  const socket = await online();
  client.plan(plan);
  snapshot(socket, 4, { goals: {} });
  for (const seq of [6, 7, 8]) {
    socket.say({ t: "patch", feed, from: at(seq), to: at(seq + 1), time: "", patch: {} });
  }
  assert.equal(socket.heard("subscribe").length, 2);
});

test("credentials that cannot be had now are asked for again, as long as it takes", async () => {
  client.stop();
  let asked = 0;
  const credentials = async () => {
    asked += 1;
    throw new TypeError("no network");
  };
  client = new Client({ origin: "http://server", WebSocket: FakeSocket, credentials });
  client.start();
  for (let i = 0; i < 6; i += 1) {
    const sockets = FakeSocket.all.length;
    FakeSocket.last.greet();
    await soon();
    for (let wait = 0; wait < 30 && FakeSocket.all.length === sockets; wait += 1) time.tick(1_000);
    assert.equal(FakeSocket.all.length, sockets + 1);
  }
  assert.equal(asked, 6);
  assert.notEqual(client.state, "stopped");
});

test("a right that ends takes the view with it, at once", async () => {
  const socket = await online();
  const followed = client.plan(plan);
  const revoked = [];
  followed.on("revoked", (each) => revoked.push(each));
  snapshot(socket, 4, { goals: {} });
  socket.say({ t: "revoked", feed, scope: "all", reason: "consent-withdrawn" });
  assert.deepEqual(revoked, [{ scope: "all", reason: "consent-withdrawn" }]);
  assert.equal(followed.view, undefined);
  assert.equal(followed.position, undefined);
});

test("what is left of a right comes as a snapshot", async () => {
  const socket = await online();
  const followed = client.plan(plan);
  snapshot(socket, 4, { goals: {}, diary: {} });
  socket.say({ t: "revoked", feed, scope: "some", reason: "consent-withdrawn" });
  assert.equal(followed.view, undefined);
  socket.say({ t: "snapshot", feed, at: at(5), why: "audience", part: 1, parts: 1, view: {} });
  assert.deepEqual(followed.view, {});
});

test("in a drain it goes in its slot, comes back, and resumes where it stood", async () => {
  const socket = await online();
  client.plan(plan);
  snapshot(socket, 4, { goals: {} });
  socket.say({ t: "drain", afterMs: 3_000, resume: [{ feed, at: at(4) }] });
  time.tick(2_999);
  assert.equal(FakeSocket.all.length, 1);
  time.tick(1);
  time.tick(0);
  assert.equal(FakeSocket.all.length, 2);
  await online();
  assert.deepEqual(FakeSocket.last.heard("subscribe")[0].from, at(4));
});

test("a code that says never again is obeyed, and waiting commands are told", async () => {
  const socket = await online();
  const done = client.command({ plan }, "SetGoal", {}, 4);
  socket.end(4000, "replaced");
  await assert.rejects(done);
  time.tick(3_600_000);
  assert.equal(FakeSocket.all.length, 1);
  assert.equal(client.state, "stopped");
});

test("presence is said again on a new socket, and who is there is forgotten meanwhile", async () => {
  const socket = await online();
  const followed = client.plan(plan);
  snapshot(socket, 4, {});
  followed.say("editing", "goals/walk");
  const people = { pia: { state: "looking" } };
  socket.say({ t: "presence", feed, whole: true, people });
  assert.deepEqual(followed.there, people);
  socket.say({ t: "presence", feed, whole: false, people: { pia: null } });
  assert.deepEqual(followed.there, {});
  socket.end(1006);
  time.tick(1_000);
  await online();
  const said = { t: "presence", feed, state: "editing", at: "goals/walk" };
  assert.deepEqual(FakeSocket.last.heard("presence"), [said]);
});
