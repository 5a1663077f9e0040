// Client: feeds and commands over one socket at a time, which is made anew whenever it is lost.
// What it shows is always a fold of what the server confirmed, from one position to the next.
import { Backoff } from "./backoff.js";
import { afterClose } from "./close_codes.js";
import { type Asked, type CommandName, type Done, PendingCommands, type Target } from "./commands.js";
import { Emitter } from "./emitter.js";
import { Feed } from "./plan.js";
import type { Commands } from "./generated/http.js";
import type {
  ClientMessage,
  DrainMessage,
  Problem,
  ServerMessage,
  WelcomeMessage,
} from "./generated/messages.js";
import { query, type QueryOptions } from "./http.js";
import { type Credentials, Link, type SocketMaker } from "./link.js";
import { ProblemError } from "./problem.js";
import { uuid } from "./uuid.js";

export interface ClientOptions {
  /** Where the server is: `https://plan.example.org`. */
  origin: string;
  /** A fresh token, or a ticket that is good once; asked for each connection and each renewal. */
  credentials: () => Promise<Credentials>;
  /** A page whose session cookie goes with its queries; `credentials` is then for the socket only. */
  session?: boolean;
  /** Node before 22 has none of its own: the package `ws` does. */
  WebSocket?: SocketMaker;
  fetch?: typeof fetch;
  /** 0 up to 1; for tests. */
  random?: () => number;
}

export type ClientState = "connecting" | "online" | "waiting" | "stopped";

export interface ClientEvents {
  state: ClientState;
  welcome: WelcomeMessage;
  /** A message of the server's that answers no request of ours, or a problem of a feed. */
  problem: Problem;
  /** The server said not to come again, or there are no credentials: this code and reason. */
  stopped: { code: number; reason: string };
}

const renewalsMax = 2; // Refused credentials in a row, before it stops.

export class Client extends Emitter<ClientEvents> {
  state: ClientState = "stopped";
  readonly #options: ClientOptions;
  readonly #backoff: Backoff;
  readonly #feeds = new Map<string, Feed>();
  readonly #subscribing = new Map<number, Feed>();
  readonly #commands: PendingCommands;
  #link: Link | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #slot: ReturnType<typeof setTimeout> | undefined;
  #refusals = 0;
  #lastId = 0;

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
    const random = options.random ?? Math.random;
    this.#backoff = new Backoff(random, () => performance.now());
    this.#commands = new PendingCommands(
      () => ++this.#lastId,
      (message) => this.#say(message),
    );
  }

  start(): void {
    if (this.state === "stopped") this.#connect();
  }

  /** Commands without an answer are given up; feeds keep what they showed. */
  stop(): void {
    this.#stopped(1000, "stopped here");
  }

  /** A feed of this name, subscribed to until `leave()`; the same object each time. */
  feed(name: string): Feed {
    const known = this.#feeds.get(name);
    if (known) return known;
    const feed = new Feed(name, {
      subscribe: (each) => this.#subscribe(each),
      leave: (each) => this.#leave(each),
      command: (...asked) => this.command(...asked),
      say: (message) => this.#say(message),
    });
    this.#feeds.set(name, feed);
    this.#subscribe(feed);
    return feed;
  }
  plan(id: string): Feed {
    return this.feed(`plan/${id}`);
  }

  /** Done once, also if the connection breaks meanwhile; rejects with a ProblemError. */
  command<Name extends CommandName>(
    target: Target,
    name: Name,
    body: Commands[Name],
    expected: number,
    commandId: string = uuid(),
  ): Promise<Done> {
    const asked: Asked = { commandId, target, name, body, expected };
    if (this.state === "stopped") return Promise.reject(new Error("the client is stopped"));
    return this.#commands.ask(asked);
  }

  async query<T>(path: string, options: QueryOptions = {}): Promise<T> {
    const credentials = this.#options.session ? undefined : await this.#options.credentials();
    return query<T>(this.#options.origin, path, credentials, options, this.#options.fetch);
  }

  #connect(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#slot);
    const maker = this.#options.WebSocket ?? (globalThis.WebSocket as unknown as SocketMaker);
    if (!maker) throw new Error("no WebSocket here: give one in the options");
    this.#become("connecting");
    const url = `${this.#options.origin.replace(/^http/, "ws")}/live`;
    const link = new Link(
      { url, WebSocket: maker, credentials: this.#options.credentials },
      {
        welcome: (message) => this.#welcomed(message),
        message: (message) => this.#hear(message),
        ended: (code, reason) => this.#ended(link, code, reason),
      },
    );
    this.#link = link;
  }

  #welcomed(message: WelcomeMessage): void {
    this.#refusals = 0;
    this.#backoff.opened();
    this.#become("online");
    this.emit("welcome", message);
    for (const feed of this.#feeds.values()) this.#subscribe(feed);
    this.#commands.sendAgain();
    for (const feed of this.#feeds.values()) feed.present();
  }

  #hear(message: ServerMessage): void {
    switch (message.t) {
      case "ack":
        return this.#acknowledged(message.id, message);
      case "error":
        return this.#refused(message.id, new ProblemError(message.problem));
      case "heartbeat":
        for (const each of message.feeds) this.#feeds.get(each.feed)?.heartbeat(each);
        return;
      case "drain":
        return this.#drain(message);
      default:
        if ("feed" in message) this.#feeds.get(message.feed)?.hear(message);
    }
  }

  #acknowledged(id: number, ack: { at?: Done["at"]; duplicate?: boolean }): void {
    this.#subscribing.get(id)?.begun(ack.at);
    this.#subscribing.delete(id);
    if (ack.at === undefined) return;
    const done = { at: ack.at, duplicate: ack.duplicate ?? false };
    const asked = this.#commands.done(id, done);
    if (asked) for (const feed of this.#feeds.values()) feed.acknowledged(asked.commandId, done.at);
  }

  #refused(id: number | undefined, error: ProblemError): void {
    const feed = id === undefined ? undefined : this.#subscribing.get(id);
    if (feed && id !== undefined) {
      this.#subscribing.delete(id);
      if (error.passes) {
        setTimeout(() => this.#subscribe(feed), error.problem.retryAfterMs ?? 1_000);
      } else {
        this.#feeds.delete(feed.name);
        feed.refused(error);
      }
      return;
    }
    const asked = id === undefined ? undefined : this.#commands.refused(id, error);
    if (asked) for (const each of this.#feeds.values()) each.withdrawn(asked.commandId);
    else if (!id) this.emit("problem", error.problem);
  }

  // Our slot: then we go by ourselves, and somebody else has the server's attention before.
  #drain(notice: DrainMessage): void {
    clearTimeout(this.#slot);
    const link = this.#link;
    this.#slot = setTimeout(() => {
      link?.close(4200, "drained");
    }, notice.afterMs);
  }

  #ended(link: Link, code: number, reason: string): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    this.#backoff.closed();
    this.#subscribing.clear();
    for (const feed of this.#feeds.values()) feed.interrupted();
    const next = afterClose(code);
    this.#refusals += next === "renew" ? 1 : 0;
    if (next === "stop" || this.#refusals > renewalsMax) return this.#stopped(code, reason);
    this.#become("waiting");
    const wait = next === "now" ? this.#backoff.soon() : this.#backoff.next();
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  #stopped(code: number, reason: string): void {
    if (this.state === "stopped") return;
    clearTimeout(this.#retry);
    clearTimeout(this.#slot);
    const link = this.#link;
    this.#link = undefined;
    link?.close();
    this.#become("stopped");
    for (const asked of this.#commands.abandon(new Error(`the connection ended: ${code}`))) {
      for (const feed of this.#feeds.values()) feed.withdrawn(asked.commandId);
    }
    this.emit("stopped", { code, reason });
  }

  #subscribe(feed: Feed): void {
    const asked = [...this.#subscribing.values()].includes(feed);
    if (!this.#link?.ready || asked) return;
    const id = ++this.#lastId;
    this.#subscribing.set(id, feed);
    const at = feed.position;
    this.#say({ t: "subscribe", id, feed: feed.name, ...(at && { from: at }) });
  }

  #leave(feed: Feed): void {
    if (!this.#feeds.delete(feed.name)) return;
    this.#say({ t: "unsubscribe", id: ++this.#lastId, feed: feed.name });
  }

  #say(message: ClientMessage): void {
    if (this.#link?.ready) this.#link.send(message);
  }

  #become(state: ClientState): void {
    if (this.state === state) return;
    this.state = state;
    this.emit("state", state);
  }
}
