// A problem document (RFC 9457) as an error. Programs go by `type`, `rule` and `fields`.
import type { Problem } from "./generated/messages.js";

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
  }
  get type(): string {
    return this.problem.type;
  }
  get status(): number {
    return this.problem.status;
  }
  /** Whether the same request may do later: the server was busy, or this asked too often. */
  get passes(): boolean {
    return this.status === 429 || this.status === 503;
  }
}
