#include "tools/demo/login_page.h"

#include <string_view>

#include "tools/demo/story.h"

namespace tools::demo {
namespace {

constexpr std::chrono::hours token_life{12};

constexpr std::string_view head = R"(<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Medvirk: prøv som en av de oppdiktede</title>
<style>
body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem;
       color: #1b1b1b; background: #fff; }
li { border-top: 1px solid #767676; padding: .75rem 0; }
ul { list-style: none; padding: 0; }
textarea { box-sizing: border-box; display: block; font: .85rem monospace; width: 100%; }
pre { background: #f2f2f2; overflow-x: auto; padding: .75rem; }
button { font: inherit; padding: .25rem .75rem; }
:focus-visible { outline: 3px solid #00417c; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { color: #f2f2f2; background: #161616; } pre { background: #2b2b2b; }
  textarea { color: inherit; background: #2b2b2b; } :focus-visible { outline-color: #9ec9ff; }
}
</style>
</head>
<body>
<main>
<h1>Prøv Medvirk</h1>
<p>Alle her er oppdiktet, og planene deres også. Velg en person, kopier nøkkelen
(<span lang="en">token</span>) og bruk den slik som under. Nøklene gjelder i tolv timer. Siden vises
bare på denne maskinen.</p>
<p lang="en">Everybody here is invented. Copy somebody’s token and use it as shown below.</p>
)";

constexpr std::string_view tail = R"(</main>
<script>
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-token]');
  if (!button) return;
  const box = document.getElementById(button.dataset.token);
  box.select();
  try { await navigator.clipboard.writeText(box.value); } catch { return; }
  button.textContent = 'Kopiert';
});
</script>
</body>
</html>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string usage(const std::string& origin) {
  return "<h2>Slik bruker du nøkkelen</h2>\n<pre>TOKEN='…'\n"
         "curl -H \"Authorization: Bearer $TOKEN\" " +
         origin +
         "/api/v1/me/plans\n"
         "curl -H \"Authorization: Bearer $TOKEN\" " +
         origin + "/api/v1/plans/" + events::plan_of({"emil"}).value +
         "\n"
         "curl -H \"Authorization: Bearer $TOKEN\" \"" +
         origin + "/api/v1/plans/" + events::plan_of({"emil"}).value +
         "/timeline?lang=nb\"</pre>\n"
         "<p>Planen over er Emils: foreldrene hans ser alt, læreren ser skolen, og en fremmed ser "
         "ingenting.</p>\n";
}

std::string entry(const Figure& figure, const std::string& token) {
  const auto id = escaped(figure.id);
  std::string out = "<li>\n<h3>" + escaped(figure.full_name) + "</h3>\n<p>" + escaped(figure.role);
  if (!figure.about.empty()) out += " · " + escaped(figure.about);
  out += " · <code>" + id + "</code></p>\n<label for=\"token-" + id + "\">Nøkkel for " +
         escaped(figure.full_name) + "</label>\n<textarea id=\"token-" + id +
         "\" rows=\"3\" readonly spellcheck=\"false\">" + escaped(token) +
         "</textarea>\n<button type=\"button\" data-token=\"token-" + id +
         "\">Kopier</button>\n</li>\n";
  return out;
}

}  // namespace

std::string login_page(const std::string& origin, const server::Issuer& issuer,
                       events::Timestamp now) {
  std::string page(head);
  page += usage(escaped(origin));
  page += "<h2>Hvem vil du være?</h2>\n<ul>\n";
  for (const auto& figure : figures()) {
    page += entry(figure, issuer.token({std::string(figure.id)}, now, token_life));
  }
  page += "</ul>\n";
  page += tail;
  return page;
}

}  // namespace tools::demo
