// Time that goes on only when a test says so.

const real = { setTimeout, clearTimeout, Date };

export class FakeTime {
  #now;
  #timers = new Map();
  #last = 0;

  constructor(start) {
    this.#now = real.Date.parse(start);
    globalThis.setTimeout = (call, wait = 0) => {
      this.#timers.set(++this.#last, { call, due: this.#now + wait });
      return this.#last;
    };
    globalThis.clearTimeout = (id) => this.#timers.delete(id);
    const now = () => this.#now;
    globalThis.Date = class extends real.Date {
      constructor(...args) {
        super(...(args.length === 0 ? [now()] : args));
      }
      static now() {
        return now();
      }
    };
  }

  /** Everything that comes due, in its order. */
  tick(milliseconds) {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, each]) => each.due <= end);
      if (due.length === 0) break;
      const [id, { call, due: when }] = due.sort(([, a], [, b]) => a.due - b.due)[0];
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, when);
      call();
    }
    this.#now = end;
  }

  restore() {
    Object.assign(globalThis, real);
  }
}
