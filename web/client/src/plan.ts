// Feed: what a page holds of one plan, of its events, of `me` or of a unit: the view as it is now,
// who is there, and the ways to do something.
import type { CommandName, Done, Target } from "./commands.js";
import { Emitter } from "./emitter.js";
import { type Applied, FeedState } from "./feed.js";
import type { Commands } from "./generated/http.js";
import { hashOf } from "./hash.js";
import type { JsonObject } from "./merge.js";
import { same } from "./position.js";
import type { ProblemError } from "./problem.js";
import { uuid } from "./uuid.js";
import type {
  ClientMessage,
  CloudEvent,
  Position,
  PresenceFrameMessage,
  ServerMessage,
} from "./generated/messages.js";

export interface Present {
  state: "looking" | "editing" | "away";
  at?: string;
}

export interface FeedEvents {
  /** The view, after every change of it. */
  view: JsonObject;
  event: CloudEvent;
  presence: Record<string, Present>;
  /** The right to it ended (`all`), or shrank (`some`): what is left comes by itself. */
  revoked: { scope: string; reason: string };
  /** What was held is not what the server has: it is fetched anew. It should never happen. */
  drift: { at: Position };
  refused: ProblemError;
}

/** What a feed asks of its client. */
export interface Owner {
  subscribe(feed: Feed): void;
  leave(feed: Feed): void;
  say(message: ClientMessage): void;
  command<Name extends CommandName>(
    target: Target,
    name: Name,
    body: Commands[Name],
    expected: number,
    commandId: string,
  ): Promise<Done>;
}

export interface CommandOptions {
  /** What to show until the server has answered: a merge patch on the view. */
  optimistic?: (view: JsonObject) => JsonObject;
}

export class Feed extends Emitter<FeedEvents> {
  readonly #state = new FeedState();
  readonly #owner: Owner;
  #present: Record<string, Present> = {};
  #said: Present | undefined;
  #live = false;

  constructor(
    readonly name: string,
    owner: Owner,
  ) {
    super();
    this.#owner = owner;
  }

  /** With what was done here and is not answered yet; undefined before the first snapshot. */
  get view(): JsonObject | undefined {
    return this.#state.view;
  }
  /** As the server has confirmed it. */
  get confirmed(): JsonObject | undefined {
    return this.#state.confirmed;
  }
  get position(): Position | undefined {
    return this.#state.at;
  }
  /** Full names, by person id. */
  get people(): Readonly<Record<string, string>> {
    return this.#state.people;
  }
  get there(): Readonly<Record<string, Present>> {
    return this.#present;
  }

  leave(): void {
    this.#owner.leave(this);
  }

  /** A command to the plan of this feed, decided by what is seen here. */
  async command<Name extends CommandName>(
    name: Name,
    body: Commands[Name],
    options: CommandOptions = {},
  ): Promise<Done> {
    const [kind, id] = this.name.split("/");
    if (kind !== "plan" || !id) throw new Error("commands go to a plan's feed");
    const commandId = uuid();
    if (options.optimistic) {
      this.#state.show({ commandId, patch: options.optimistic });
      this.#show();
    }
    try {
      const seen = this.position?.seq ?? 0;
      return await this.#owner.command({ plan: id }, name, body, seen, commandId);
    } catch (error) {
      this.withdrawn(commandId);
      throw error;
    }
  }

  /** Tells the others who look at the plan; said again by itself on a new socket. */
  say(state: Present["state"], at?: string): void {
    this.#said = { state, ...(at !== undefined && { at }) };
    this.present();
  }

  // --- What the client calls. ---

  present(): void {
    if (!this.#said || !this.name.startsWith("plan/")) return;
    this.#owner.say({ t: "presence", feed: this.name, ...this.#said });
  }

  begun(at: Position | undefined): void {
    this.#live = true;
    // An events feed that nothing has come on yet begins where the server says.
    if (at && this.#state.at === undefined && !this.#state.joining) this.#state.at = at;
  }

  hear(message: ServerMessage): void {
    switch (message.t) {
      case "snapshot":
        return this.#applied(this.#state.snapshot(message));
      case "patch":
        return this.#applied(this.#state.patch(message));
      case "event":
        return this.#happened(this.#state.event(message), message.event);
      case "revoked":
        return this.#revoked(message.scope, message.reason);
      case "presence":
        return this.#came(message);
    }
  }

  heartbeat(beat: { hash?: string; head: Position }): void {
    const { confirmed } = this.#state;
    if (!this.#live || !beat.hash || !confirmed || this.#state.joining) return;
    if (!same(this.position, beat.head)) return; // What is hidden from us moved the head.
    void this.#compare(confirmed, beat.hash, beat.head);
  }

  acknowledged(commandId: string, at: Position): void {
    if (this.#state.acknowledged(commandId, at)) this.#show();
  }
  withdrawn(commandId: string): void {
    if (this.#state.drop(commandId)) this.#show();
  }
  interrupted(): void {
    this.#live = false;
    this.#state.interrupted();
    this.#present = {};
  }
  refused(error: ProblemError): void {
    this.#state.forget();
    this.emit("refused", error);
  }

  #applied(applied: Applied): void {
    if (applied === "changed") this.#show();
    if (applied === "again") this.#owner.subscribe(this);
  }

  #happened(applied: Applied, event: CloudEvent): void {
    if (applied === "changed") this.emit("event", event);
    if (applied === "again") this.#owner.subscribe(this);
  }

  #revoked(scope: string, reason: string): void {
    const events = this.name.startsWith("events/");
    const at = this.#state.at;
    this.#state.forget();
    this.#present = {};
    this.emit("revoked", { scope, reason });
    if (scope === "all") return this.#owner.leave(this);
    if (!events) return; // A snapshot of what is left follows by itself.
    this.#state.at = at;
    this.#owner.subscribe(this);
  }

  #came(message: PresenceFrameMessage): void {
    const present = message.whole ? {} : { ...this.#present };
    for (const [person, state] of Object.entries(message.people)) {
      if (state === null) delete present[person];
      else present[person] = state;
    }
    this.#present = present;
    this.emit("presence", present);
  }

  async #compare(confirmed: JsonObject, hash: string, head: Position): Promise<void> {
    const ours = await hashOf(confirmed);
    if (ours === undefined || ours === hash) return;
    this.emit("drift", { at: head });
    this.#state.at = undefined; // Shown until the whole of it has come anew.
    this.#owner.subscribe(this);
  }

  #show(): void {
    const view = this.view;
    if (view) this.emit("view", view);
  }
}
