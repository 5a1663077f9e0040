// A feed as a client holds it: its position, its view, and what is still on its way.
import type { EventMessage, PatchMessage, Position, SnapshotMessage } from "./generated/messages.js";
import { isObject, type JsonObject, mergePatch } from "./merge.js";
import { fit, reached } from "./position.js";

/** Something that a person did here and the server has not answered yet, as a merge patch. */
export interface Optimistic {
  readonly commandId: string;
  readonly patch: (view: JsonObject) => JsonObject;
}

/** What became of a frame. `again`: the feed has a gap and must be subscribed to again. */
export type Applied = "changed" | "unchanged" | "waiting" | "again";

export class FeedState {
  at: Position | undefined;
  /** Confirmed by the server; undefined before the first snapshot. */
  confirmed: JsonObject | undefined;
  people: Record<string, string> = {};
  #pieces: string[] = [];
  #overlays: Optimistic[] = [];
  #acked = new Map<string, Position>();

  /** The confirmed view with what was done here and is not confirmed yet. */
  get view(): JsonObject | undefined {
    if (this.confirmed === undefined) return undefined;
    let view = this.confirmed;
    for (const overlay of this.#overlays) {
      const merged = mergePatch(view, overlay.patch(view));
      if (isObject(merged)) view = merged;
    }
    return view;
  }

  /** Whether a snapshot has begun and not come to its end. */
  get joining(): boolean {
    return this.#pieces.length > 0;
  }

  snapshot(frame: SnapshotMessage): Applied {
    if (frame.part === 1) this.#pieces = [];
    if (frame.part !== this.#pieces.length + 1) return "again";
    let view: unknown = frame.view;
    if (frame.parts > 1) {
      this.#pieces.push(String(frame.view));
      if (frame.part < frame.parts) return "waiting";
      view = JSON.parse(this.#pieces.join(""));
    }
    this.#pieces = [];
    this.confirmed = view as JsonObject;
    this.people = { ...frame.people };
    this.#moveTo(frame.at);
    return "changed";
  }

  patch(frame: PatchMessage): Applied {
    const place = fit(this.at, frame.from, frame.to);
    if (place === "known") return "unchanged";
    if (place === "gap" || this.confirmed === undefined) return "again";
    const merged = mergePatch(this.confirmed, frame.patch as JsonObject);
    if (!isObject(merged)) return "again";
    this.confirmed = merged;
    Object.assign(this.people, frame.people);
    for (const id of commandsOf(frame)) this.drop(id);
    this.#moveTo(frame.to);
    return "changed";
  }

  /** `changed`: the event is news. The first event of a feed begins where the server says. */
  event(frame: EventMessage): Applied {
    const place = this.at === undefined ? "next" : fit(this.at, frame.from, frame.to);
    if (place === "known") return "unchanged";
    if (place === "gap") return "again";
    Object.assign(this.people, frame.people);
    this.#moveTo(frame.to);
    return "changed";
  }

  /** Forgets everything that it showed: the right to it is gone, or it cannot be trusted. */
  forget(): void {
    this.at = undefined;
    this.confirmed = undefined;
    this.people = {};
    this.#pieces = [];
  }

  /** A new socket: a snapshot that had begun comes anew. */
  interrupted(): void {
    this.#pieces = [];
  }

  show(overlay: Optimistic): void {
    this.#overlays.push(overlay);
  }
  /** Drops what was shown for a command; true if there was something. */
  drop(commandId: string): boolean {
    this.#acked.delete(commandId);
    const before = this.#overlays.length;
    this.#overlays = this.#overlays.filter((each) => each.commandId !== commandId);
    return this.#overlays.length < before;
  }
  /** On disk at `at`: what was shown goes once the view has come there. */
  acknowledged(commandId: string, at: Position): boolean {
    if (reached(this.at, at)) return this.drop(commandId);
    this.#acked.set(commandId, at);
    return false;
  }

  #moveTo(at: Position): void {
    this.at = at;
    for (const [id, done] of [...this.#acked]) {
      if (reached(at, done)) this.drop(id);
    }
  }
}

// A patch is one command's; one that was merged for a slow reader is several commands'.
function commandsOf(frame: PatchMessage): string[] {
  const { command, commands } = frame as { command?: string; commands?: string[] };
  return commands ?? (command === undefined ? [] : [command]);
}
