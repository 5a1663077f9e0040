// Positions, and what a frame from → to means to somebody at a position.
import type { Position } from "./generated/messages.js";

export function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a.epoch === b.epoch && a.seq === b.seq;
}

/** `<epoch>:<seq>`, as HTTP queries take it. */
export function text(at: Position): string {
  return `${at.epoch}:${at.seq}`;
}

/** Whether `at` is there, seen from `held`: in the same epoch, or in a later one. */
export function reached(held: Position | undefined, at: Position): boolean {
  if (held === undefined) return false;
  return held.epoch > at.epoch || (held.epoch === at.epoch && held.seq >= at.seq);
}

export type Fit = "next" | "known" | "gap";

/** `next`: apply it. `known`: it was applied before. `gap`: something is missing. */
export function fit(held: Position | undefined, from: Position, to: Position): Fit {
  if (same(held, from)) return "next";
  return held !== undefined && held.epoch === to.epoch && to.seq <= held.seq ? "known" : "gap";
}
