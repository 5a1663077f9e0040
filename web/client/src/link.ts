// Link: one socket from its opening to its end: who this is, renewal in time, and a watch over
// silence. It never tries again; that is the client's (client.ts).
import type {
  ClientMessage,
  HelloMessage,
  ServerMessage,
  WelcomeMessage,
} from "./generated/messages.js";
import { ProblemError } from "./problem.js";

export type Credentials = { token: string } | { ticket: string };

/** What this needs of a WebSocket: a browser's own, Node's from 22 on, or the package `ws`. */
export interface Socket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}
export type SocketMaker = new (url: string, protocols: string[]) => Socket;

export interface LinkOptions {
  url: string;
  WebSocket: SocketMaker;
  credentials: () => Promise<Credentials>;
}

export interface LinkEvents {
  welcome(message: WelcomeMessage): void;
  message(message: ServerMessage): void;
  /**
   * Once, and nothing after it. 1006: the connection broke, or there were no credentials to be had
   * now; 4401 also if whoever gives them refused (a ProblemError with 401 or 403).
   */
  ended(code: number, reason: string): void;
}

const subprotocol = "medvirk.v1.json";
const authId = 0; // Requests of the client count from 1.
const openMsMax = 15_000; // From the start to `welcome`.
const renewBeforeMs = 60_000;
const missedHeartbeats = 2.5;
const broken = 1006;
const unauthorized = 4401;

export class Link {
  readonly #socket: Socket;
  readonly #options: LinkOptions;
  readonly #events: LinkEvents;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #patience = openMsMax;
  #offsetMs = 0; // The server's clock minus ours.
  #welcomed = false;
  #over = false;

  constructor(options: LinkOptions, events: LinkEvents) {
    this.#options = options;
    this.#events = events;
    this.#socket = new options.WebSocket(options.url, [subprotocol]);
    this.#socket.onmessage = (event: { data: unknown }) => this.#hear(String(event.data));
    this.#socket.onclose = (event: { code: number; reason: string }) =>
      this.#end(event.code, event.reason);
    this.#socket.onerror = () => {}; // `close` follows it.
    this.#listen();
  }

  get ready(): boolean {
    return this.#welcomed && !this.#over;
  }

  /** Nothing happens if the socket is gone: whoever must be sure sends again on the next one. */
  send(message: ClientMessage): void {
    if (!this.#over) this.#socket.send(JSON.stringify(message));
  }

  /** Says goodbye; `ended` is called at once, and not when the peer has answered. */
  close(code = 1000, reason = ""): void {
    if (this.#over) return;
    this.#socket.close(1000);
    this.#end(code, reason);
  }

  #hear(text: string): void {
    if (this.#over) return;
    this.#listen();
    const message = JSON.parse(text) as ServerMessage;
    if (message.t === "hello") return this.#greeted(message);
    if (message.t === "welcome") return this.#accepted(message);
    this.#events.message(message);
  }

  #greeted(hello: HelloMessage): void {
    this.#patience = hello.heartbeatMs * missedHeartbeats;
    this.#offsetMs = Date.parse(hello.time) - Date.now();
    void this.#authenticate();
  }

  #accepted(welcome: WelcomeMessage): void {
    const left = Date.parse(welcome.expires) - (Date.now() + this.#offsetMs);
    clearTimeout(this.#renewal);
    // A token that lives shorter than two minutes is renewed half-way.
    const wait = Math.max(left - renewBeforeMs, left / 2, 0);
    this.#renewal = setTimeout(() => void this.#authenticate(), Math.min(wait, 2 ** 31 - 1));
    const first = !this.#welcomed;
    this.#welcomed = true;
    this.#listen();
    if (first) this.#events.welcome(welcome);
  }

  async #authenticate(): Promise<void> {
    try {
      const credentials = await this.#options.credentials();
      this.send({ t: "auth", id: authId, ...credentials } as ClientMessage);
    } catch (error) {
      // On a live socket the old token still has its time; the server says when it is over.
      const refused = error instanceof ProblemError && [401, 403].includes(error.status);
      if (!this.#welcomed) this.close(refused ? unauthorized : broken, String(error));
    }
  }

  // A peer that has been silent for longer than two heartbeats is gone, whatever the socket thinks.
  #listen(): void {
    clearTimeout(this.#silence);
    const patience = this.#welcomed ? this.#patience : openMsMax;
    this.#silence = setTimeout(() => this.close(broken, "silence"), patience);
  }

  #end(code: number, reason: string): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#silence);
    clearTimeout(this.#renewal);
    this.#events.ended(code, reason);
  }
}
