// Proxy: a TCP relay between a client and a server that can cut, pause and delay, as networks do.
import net from "node:net";

export class Proxy {
  connections = 0;
  #pairs = new Set();
  #server;
  #paused = false;
  #delayMs = 0;

  /** Relays to the server at this port; `port` is where clients come. */
  static async to(port) {
    const proxy = new Proxy();
    proxy.#server = net.createServer((client) => proxy.#relay(client, port));
    await new Promise((done) => proxy.#server.listen(0, "127.0.0.1", done));
    proxy.port = proxy.#server.address().port;
    return proxy;
  }

  /** Every connection breaks, in the middle of whatever it carries. */
  cut() {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }
  /** Nothing goes to clients any more, and nothing is closed. */
  pause() {
    this.#paused = true;
    for (const [, server] of this.#pairs) server.pause();
  }
  resume() {
    this.#paused = false;
    for (const [, server] of this.#pairs) server.resume();
  }
  delay(milliseconds) {
    this.#delayMs = milliseconds;
  }
  close() {
    this.cut();
    this.#server.close();
  }

  #relay(client, port) {
    this.connections += 1;
    const server = net.connect(port, "127.0.0.1");
    const pair = [client, server];
    this.#pairs.add(pair);
    const forget = () => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on("error", forget).on("close", forget);
    client.on("data", (bytes) => server.write(bytes));
    server.on("data", (bytes) => {
      if (this.#delayMs === 0) client.write(bytes);
      else setTimeout(() => client.destroyed || client.write(bytes), this.#delayMs);
    });
    if (this.#paused) server.pause();
  }
}
