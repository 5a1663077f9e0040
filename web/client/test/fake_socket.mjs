// A socket without a network: a test plays the server.
export class FakeSocket {
  static all = [];
  static get last() {
    return FakeSocket.all.at(-1);
  }
  said = [];
  closed = undefined;

  constructor(url, protocols) {
    this.url = url;
    this.protocols = protocols;
    FakeSocket.all.push(this);
  }
  send(text) {
    this.said.push(JSON.parse(text));
  }
  close(code) {
    this.closed = code;
  }

  // What the server does.
  say(message) {
    this.onmessage({ data: JSON.stringify(message) });
  }
  end(code, reason = "") {
    this.onclose({ code, reason });
  }
  greet(heartbeatMs = 25_000) {
    const time = new Date(Date.now()).toISOString();
    this.say({ t: "hello", protocol: "medvirk.v1.json", heartbeatMs, limits: {}, time });
  }
  welcome(lifeMs = 3_600_000) {
    const expires = new Date(Date.now() + lifeMs).toISOString();
    this.say({ t: "welcome", person: "kari", fullName: "Kari", roles: [], expires });
  }
  heard(type) {
    return this.said.filter((each) => each.t === type);
  }
}
