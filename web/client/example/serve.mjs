// Serves this folder, and passes everything else on to a server that runs: so the page and the
// server are one site, as in production behind one address.
//
//   node example/serve.mjs [SERVER] [PORT]      http://127.0.0.1:8080 and 8090 unless told
import { readFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const [server = "http://127.0.0.1:8080", port = "8090"] = process.argv.slice(2);
const to = new URL(server);
const folder = join(dirname(fileURLToPath(import.meta.url)), "..");
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };

async function file(path, response) {
  // Only what the page needs, whatever the path says.
  const inside = normalize(path);
  const type = types[extname(inside)];
  if (!type || !/^\/(example|dist)\//.test(inside)) return response.writeHead(404).end();
  try {
    const text = await readFile(join(folder, inside));
    response.writeHead(200, { "Content-Type": type }).end(text);
  } catch {
    response.writeHead(404).end();
  }
}

function pass(request, response) {
  const { method, headers, url } = request;
  const onward = http.request(
    { host: to.hostname, port: to.port, method, headers, path: url },
    (answer) => answer.pipe(response.writeHead(answer.statusCode, answer.headers)),
  );
  onward.on("error", () => response.writeHead(502).end());
  request.pipe(onward);
}

const site = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://here");
  if (/^\/(example|dist)\//.test(pathname)) void file(pathname, response);
  else pass(request, response);
});
// A WebSocket is passed on byte by byte.
site.on("upgrade", (request, socket, head) => {
  const onward = net.connect(to.port, to.hostname, () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    onward.write(`${lines.join("\r\n")}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  for (const each of [socket, onward]) {
    each.on("error", () => {
      socket.destroy();
      onward.destroy();
    });
  }
});
site.listen(Number(port), "127.0.0.1", () => {
  console.log(`open http://127.0.0.1:${site.address().port}/example/index.html#token=…`);
});
