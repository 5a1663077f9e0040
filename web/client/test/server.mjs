// Server: the real one, in its own process, with the demo's invented people. The program is named
// by MEDVIRK_PROGRAM, as CTest does.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const program = process.env.MEDVIRK_PROGRAM ?? "../../build/release/medvirk";
const patienceMs = 120_000; // A sanitized program that plays the demo's stories takes its time.

export class Server {
  #data = mkdtempSync(join(tmpdir(), "medvirk-client-"));
  #process;
  port = 0;

  static async start() {
    const server = new Server();
    await server.run();
    return server;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it, or starts it again on the same folder and port. */
  async run() {
    const listen = `127.0.0.1:${this.port}`;
    this.#process = spawn(program, ["demo", "--data", this.#data, "--listen", listen], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const said = await new Promise((found, failed) => {
      let text = "";
      const late = setTimeout(() => failed(new Error(`not ready: ${text}`)), patienceMs);
      this.#process.on("exit", (status) => failed(new Error(`it ended with ${status}: ${text}`)));
      this.#process.stdout.on("data", (bytes) => {
        text += bytes;
        const ready = /ready http:\/\/127\.0\.0\.1:(\d+)/.exec(text);
        if (!ready) return;
        clearTimeout(late);
        found(ready[1]);
      });
    });
    this.port = Number(said);
  }

  async token(person) {
    const asked = ["token", person, "--data", this.#data];
    const { stdout } = await promisify(execFile)(program, asked);
    return stdout.trim();
  }

  /** Ends at once, with nothing said to anybody. */
  async kill() {
    this.#process.removeAllListeners("exit");
    const ended = new Promise((done) => this.#process.once("exit", done));
    this.#process.kill("SIGKILL");
    await ended;
  }

  async stop() {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}
