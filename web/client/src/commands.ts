// Commands that wait for their answer. Each keeps its id and its body until it is answered, and is
// sent again with both on every new socket: so the server does it once, however often it comes.
import type { Commands } from "./generated/http.js";
import type { ClientMessage, Position } from "./generated/messages.js";
import { ProblemError } from "./problem.js";

export type CommandName = keyof Commands;
export type Target = { plan: string } | { unit: string } | { person: string };

export interface Done {
  at: Position;
  /** The server had done it before, on an earlier try. */
  duplicate: boolean;
}

export interface Asked {
  readonly commandId: string;
  readonly target: Target;
  readonly name: CommandName;
  readonly body: unknown;
  readonly expected: number;
}

interface Waiting extends Asked {
  requestId: number;
  tries: number;
  resolve(done: Done): void;
  reject(error: Error): void;
}

export const triesMax = 10; // Of a command that is told to come later.

export class PendingCommands {
  readonly #waiting = new Map<string, Waiting>();
  readonly #sent = new Map<number, Waiting>();

  constructor(
    private readonly nextId: () => number,
    private readonly send: (message: ClientMessage) => void,
  ) {}

  get size(): number {
    return this.#waiting.size;
  }

  ask(asked: Asked): Promise<Done> {
    return new Promise((resolve, reject) => {
      const waiting = { ...asked, requestId: 0, tries: 0, resolve, reject };
      this.#waiting.set(asked.commandId, waiting);
      this.#say(waiting);
    });
  }

  /** On a new socket: everything that has no answer yet, in the order in which it was asked. */
  sendAgain(): void {
    this.#sent.clear();
    for (const each of this.#waiting.values()) this.#say(each);
  }

  /** The command that a reply belongs to, now done; undefined if the reply is not a command's. */
  done(requestId: number, done: Done): Asked | undefined {
    const waiting = this.#take(requestId);
    waiting?.resolve(done);
    return waiting;
  }

  /** The same for a refusal; one that says "later" is sent again later instead. */
  refused(requestId: number, error: ProblemError): Asked | undefined {
    const waiting = this.#sent.get(requestId);
    if (waiting === undefined) return undefined;
    if (error.passes && waiting.tries < triesMax) {
      this.#sent.delete(requestId);
      const wait = error.problem.retryAfterMs ?? 1_000;
      setTimeout(() => this.#sayIfUnsent(waiting), wait * (1 + Math.random()));
      return undefined;
    }
    this.#take(requestId);
    waiting.reject(error);
    return waiting;
  }

  /** Nobody will answer any more. */
  abandon(error: Error): Asked[] {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#sent.clear();
    for (const each of all) each.reject(error);
    return all;
  }

  #take(requestId: number): Waiting | undefined {
    const waiting = this.#sent.get(requestId);
    if (waiting === undefined) return undefined;
    this.#sent.delete(requestId);
    this.#waiting.delete(waiting.commandId);
    return waiting;
  }

  #sayIfUnsent(waiting: Waiting): void {
    const gone = this.#waiting.get(waiting.commandId) !== waiting;
    if (!gone && !this.#sent.has(waiting.requestId)) this.#say(waiting);
  }

  #say(waiting: Waiting): void {
    waiting.requestId = this.nextId();
    waiting.tries += 1;
    this.#sent.set(waiting.requestId, waiting);
    this.send({
      t: "command",
      id: waiting.requestId,
      ...waiting.target,
      commandId: waiting.commandId,
      expected: waiting.expected,
      name: waiting.name,
      body: waiting.body,
    } as ClientMessage);
  }
}
