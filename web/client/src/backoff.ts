// When to try again: full jitter, so that many clients that lost one server come back spread out.

export const firstRetryMs = 2_000;
export const retryMsMax = 30_000;
export const stableMs = 60_000;

export class Backoff {
  #tries = 0;
  #openedAt: number | undefined;

  /** `random`: 0 up to 1. `now`: milliseconds that only grow. */
  constructor(
    private readonly random: () => number,
    private readonly now: () => number,
  ) {}

  /** How long to wait: anything up to 2 s at first, twice as much each time, at most 30 s. */
  next(): number {
    this.#forgetIfStable();
    const most = Math.min(retryMsMax, firstRetryMs * 2 ** this.#tries);
    this.#tries += 1;
    return Math.floor(this.random() * most);
  }

  /** A code said to retry now: at once the first time, then like any other. */
  soon(): number {
    this.#forgetIfStable();
    if (this.#tries > 0) return this.next();
    this.#tries = 1;
    return 0;
  }

  opened(): void {
    this.#openedAt = this.now();
  }
  closed(): void {
    this.#forgetIfStable();
    this.#openedAt = undefined;
  }

  // Only a connection that has lasted starts the count anew.
  #forgetIfStable(): void {
    if (this.#openedAt !== undefined && this.now() - this.#openedAt >= stableMs) this.#tries = 0;
  }
}
