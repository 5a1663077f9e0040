#include "server/gateway/http/home_page.h"

namespace server {

std::string home_page() {
  return R"(<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Medvirk</title>
</head>
<body>
<main>
<h1>Medvirk</h1>
<p>Individuell plan, sammen:
alle som du deler planen med, ser hver endring med det samme.</p>
<p lang="nn">Individuell plan, saman:
alle som du deler planen med, ser kvar endring med det same.</p>
<p lang="en">The individual plan, together:
everybody you share it with sees each change at once.</p>
<h2 lang="en">For programs</h2>
<table lang="en">
<tr><td><code>GET /api/v1/contact-points/{municipality}</code></td>
<td>where to turn; no login</td></tr>
<tr><td><code>GET /api/v1/me/plans</code></td>
<td>the plans you take part in</td></tr>
<tr><td><code>GET /api/v1/me/notice-channels</code></td>
<td>how you have chosen to be told of news</td></tr>
<tr><td><code>GET /api/v1/plans/{id}</code></td>
<td>a plan; <code>?at=</code> a version or a time</td></tr>
<tr><td><code>GET /api/v1/plans/{id}/live</code></td>
<td>each change of it at once, as server-sent events</td></tr>
<tr><td><code>GET /api/v1/plans/{id}/events</code></td>
<td>its history; <code>?after=&amp;limit=</code></td></tr>
<tr><td><code>GET /api/v1/plans/{id}/timeline</code></td>
<td>its history in words; <code>?lang=nb|nn|en</code></td></tr>
<tr><td><code>GET /api/v1/plans/{id}/consents</code>, <code>/calendar</code>,
<code>/complaints/{complaint}</code>, <code>/basis/{entry}</code></td>
<td>every consent with its life; what is on; a complaint's file;
what was taken out, as a page to print</td></tr>
<tr><td><code>POST /api/v1/me/calendar-link</code></td>
<td>a secret address for your calendar programme</td></tr>
<tr><td><code>POST /api/v1/plans/{id}/commands</code></td>
<td>with an <code>Idempotency-Key</code>;
so for <code>units/{orgnr}</code> and <code>persons/{id}</code></td></tr>
<tr><td><code>POST /api/v1/plans/{id}/documents</code></td>
<td>a PDF, PNG or JPEG of at most 10 MiB, to be attached by a command;
<code>GET …/documents/{document}</code> fetches it</td></tr>
<tr><td><code>GET /api/v1/units/{orgnr}/desk</code></td>
<td>for a unit's staff: what waits; also <code>…/cases</code> and
<code>…/statistics</code></td></tr>
<tr><td><code>/live</code></td>
<td>WebSocket, <code>medvirk.v1.json</code>: changes as they happen</td></tr>
<tr><td><code>GET /openapi.json</code>, <code>GET /asyncapi.json</code></td>
<td>all of this for programs: OpenAPI 3.1, and AsyncAPI 3 of the socket</td></tr>
<tr><td><code>GET /healthz</code>, <code>GET /readyz</code></td>
<td>for whoever runs it</td></tr>
</table>
</main>
</body>
</html>
)";
}

}  // namespace server
