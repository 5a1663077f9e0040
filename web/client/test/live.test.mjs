// The client against the real server, through a proxy that breaks what it can.
import "./globals.mjs";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { canonical, Client, ProblemError } from "../dist/index.js";
import { Proxy } from "./proxy.mjs";
import { Server } from "./server.mjs";

const seed = Number(process.env.MEDVIRK_SEED ?? Date.now() % 1_000_000);
console.log(`seed ${seed}`);
// mulberry32: small, and the same everywhere.
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const patienceMs = 60_000;
let server;
let proxy;
let plan;
const tokens = {};
const clients = [];

// A client of this person's that retries soon: up to a tenth of a second at first.
function client(person, origin = `http://127.0.0.1:${proxy.port}`, more = {}) {
  const made = new Client({
    origin,
    WebSocket,
    credentials: async () => ({ token: tokens[person] }),
    random: () => random() / 20,
    ...more,
  });
  clients.push(made);
  made.start();
  return made;
}

// The next time that `event` is emitted with something that `wanted` agrees to.
function next(emitter, event, wanted = () => true) {
  return new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`no ${event} in time`)), patienceMs);
    const off = emitter.on(event, (value) => {
      if (!wanted(value)) return;
      clearTimeout(late);
      off();
      found(value);
    });
  });
}
async function opened(who) {
  const feed = who.plan(plan);
  if (!feed.view) await next(feed, "view");
  return feed;
}

const wish = (text, entry = `w-${randomUUID()}`) => ({ entry, area: "leisure", time: "now", text });
const wishes = (view) => JSON.stringify(view);

// What the server says the plan is, at least at this position.
async function truth(at) {
  const answer = await client("emil", server.origin).query(`/api/v1/plans/${plan}`);
  assert.ok(answer.at.seq >= at.seq);
  return answer;
}

before(async () => {
  server = await Server.start();
  tokens.emil = await server.token("emil");
  proxy = await Proxy.to(server.port);
  const { plans } = await client("emil").query("/api/v1/me/plans");
  plan = plans[0].plan;
});

after(async () => {
  for (const each of clients) each.stop();
  proxy.close();
  await server.stop();
});

test("a snapshot is what the query answers, and a patch brings a command's change", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  const changed = next(feed, "view", (view) => wishes(view).includes("Ein tur på hytta"));
  const done = await feed.command("RecordWish", wish("Ein tur på hytta"));
  await changed;
  assert.equal(done.duplicate, false);
  const answer = await truth(done.at);
  assert.deepEqual(feed.position, answer.at);
  assert.equal(canonical(feed.confirmed), canonical(answer.view));
});

test("what a person did is shown at once, and once only", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  proxy.delay(150);
  const shown = [];
  const off = feed.on("view", (view) => shown.push(view.here === true));
  const done = feed.command("RecordWish", wish("Fiske i elva"), {
    optimistic: () => ({ here: true }),
  });
  assert.equal(feed.view.here, true);
  assert.equal(feed.confirmed.here, undefined);
  await done;
  proxy.delay(0);
  if (feed.view.here) await next(feed, "view", (view) => !view.here);
  off();
  assert.equal(shown.at(0), true);
  assert.equal(shown.at(-1), false);
});

test("a refusal takes back what was shown, and says which rule", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  const change = feed.command(
    "ChangeGoal",
    { goal: "no-such-goal", ownWords: "Gå tur" },
    { optimistic: () => ({ here: true }) },
  );
  await assert.rejects(change, (error) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.status, 409);
    assert.ok(error.problem.rule);
    return true;
  });
  assert.equal(feed.view.here, undefined);
});

test("cut again and again, each command is done once and the view is the server's", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  const beginning = feed.position.seq;
  const positions = [];
  feed.on("view", () => positions.push(feed.position.seq));
  const texts = Array.from({ length: 30 }, (_, i) => `Ønske ${i} av ${seed}`);
  const done = [];
  for (const text of texts) {
    done.push(feed.command("RecordWish", wish(text)));
    if (random() < 0.4) proxy.cut();
    await new Promise((soon) => setTimeout(soon, random() * 40));
  }
  const all = await Promise.all(done);
  assert.equal(new Set(all.map((each) => each.at.seq)).size, texts.length);
  const last = all.reduce((a, b) => (a.at.seq > b.at.seq ? a : b)).at;
  if (feed.position.seq < last.seq) await next(feed, "view", () => feed.position.seq >= last.seq);
  const answer = await truth(last);
  assert.equal(answer.at.seq - beginning, texts.length, "each was done once");
  assert.equal(canonical(feed.confirmed), canonical(answer.view));
  assert.deepEqual(positions, [...positions].sort((a, b) => a - b), "positions only grow");
});

test("a client that was away resumes from its position, with nothing missed", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  proxy.pause();
  const other = client("emil", server.origin);
  const its = await opened(other);
  const done = await its.command("RecordWish", wish("Sagt mens de var borte"));
  proxy.cut();
  proxy.resume();
  await next(feed, "view", () => feed.position.seq >= done.at.seq);
  assert.equal(canonical(feed.confirmed), canonical((await truth(done.at)).view));
});

test("a server that is killed and started again is found again", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  const held = feed.position;
  await server.kill();
  const done = feed.command("RecordWish", wish("Sagt til en som ikke var der"));
  await server.run();
  const { at, duplicate } = await done;
  assert.equal(duplicate, false);
  assert.ok(at.seq > held.seq);
  if (feed.position.seq < at.seq) await next(feed, "view", () => feed.position.seq >= at.seq);
  assert.equal(canonical(feed.confirmed), canonical((await truth(at)).view));
});

test("a query with `min` has seen the command before it", async () => {
  const emil = client("emil");
  const feed = await opened(emil);
  const { at } = await feed.command("RecordWish", wish("Les det du skreiv"));
  const answer = await emil.query(`/api/v1/plans/${plan}`, { min: at });
  assert.ok(answer.at.seq >= at.seq);
  await assert.rejects(emil.query(`/api/v1/plans/${randomUUID()}`), (error) => error.status === 403);
});

test("credentials that are refused are asked for again, and then it stops", async () => {
  let asked = 0;
  const emil = client("emil", undefined, {
    credentials: async () => {
      asked += 1;
      return { token: "no.token.atall" };
    },
  });
  const { code } = await next(emil, "stopped");
  assert.equal(code, 4401);
  assert.equal(asked, 3);
  assert.equal(emil.state, "stopped");
});

test("a plan that is not theirs is refused, and nothing is shown", async () => {
  const emil = client("emil");
  const feed = emil.plan(randomUUID());
  const error = await next(feed, "refused");
  assert.equal(error.status, 403);
  assert.equal(feed.view, undefined);
});
