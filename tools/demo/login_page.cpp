#include "tools/demo/login_page.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "projections/html.h"
#include "tools/demo/people.h"

namespace tools::demo {
namespace {

using projections::html_escaped;

constexpr std::chrono::hours shown_token_life{12};

constexpr std::string_view head = R"(<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Medvirk: prøv som en av de oppdiktede</title>
<style>
body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem;
       color: #1b1b1b; background: #fff; }
h1, h2 { line-height: 1.2; } h2 { margin: 0 0 .25rem; }
section { border-top: 1px solid #767676; margin-top: 1.5rem; padding-top: 1.25rem; }
nav ul { columns: 14rem; padding: 0; list-style: none; } nav li { padding: .2rem 0; }
a { color: #00417c; }
.people { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
          list-style: none; padding: 0; }
.people li { background: #f2f2f2; border-radius: .25rem; padding: .75rem; overflow-wrap: anywhere; }
.people p { margin: 0 0 .5rem; }
.key { display: flex; flex-wrap: wrap; gap: .5rem; align-items: start; }
.key details { flex: 1 1 6rem; } summary { padding: .25rem 0; }
textarea { box-sizing: border-box; font: .85rem monospace; width: 100%; }
pre { background: #f2f2f2; overflow-x: auto; padding: .75rem; }
button { font: inherit; padding: .25rem .75rem; }
:focus-visible { outline: 3px solid #00417c; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { color: #f2f2f2; background: #161616; } a { color: #9ec9ff; }
  pre, .people li { background: #2b2b2b; } textarea { color: inherit; background: #161616; }
  :focus-visible { outline-color: #9ec9ff; }
}
</style>
</head>
<body>
<main>
<h1>Prøv Medvirk</h1>
<p>Alle her er oppdiktet, og planene deres også. Velg en plan og en person, kopier nøkkelen
(<span lang="en">token</span>) og bruk den slik som under. Den samme personen kan være med i flere
planer. Nøklene gjelder i tolv timer. Siden vises bare på denne maskinen.</p>
<p lang="en">Everybody here is invented. Copy somebody’s token and use it as shown below.</p>
)";

constexpr std::string_view tail = R"(</main>
<script>
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-token]');
  if (!button) return;
  const box = document.getElementById(button.dataset.token);
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {  // Not allowed here: shown and marked instead.
    box.closest('details').open = true;
    box.select();
    return;
  }
  button.removeAttribute('aria-label');
  button.textContent = 'Kopiert';
});
</script>
</body>
</html>
)";

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

using Tokens = std::map<std::string_view, std::string>;

const Figure* figure_of(std::string_view id) {
  const auto& all = figures();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Figure& each) { return each.id == id; });
  return found != all.end() ? &*found : nullptr;
}

// `place` tells the entries of one person in several plans apart.
std::string entry(const Figure& figure, const std::string& place, const Tokens& tokens) {
  const auto id = "token-" + place + '-' + html_escaped(figure.id);
  const auto name = html_escaped(figure.full_name);
  return "<li>\n<p><strong>" + name + "</strong><br>" + html_escaped(figure.role) + " · <code>" +
         html_escaped(figure.id) +
         "</code></p>\n<div class=\"key\"><button type=\"button\" data-token=\"" + id +
         "\" aria-label=\"Kopier nøkkelen til " + name +
         "\">Kopier nøkkel</button>\n<details><summary>Vis</summary><textarea id=\"" + id +
         "\" rows=\"4\" readonly spellcheck=\"false\" aria-label=\"Nøkkelen til " + name + "\">" +
         html_escaped(tokens.at(figure.id)) + "</textarea></details></div>\n</li>\n";
}

std::string place_of(const Cast& cast) { return html_escaped(cast.people.front()); }

std::string contents() {
  std::string out = "<nav aria-label=\"Planene\">\n<h2>Hvem vil du være?</h2>\n<ul>\n";
  for (const auto& cast : casts()) {
    out += "<li><a href=\"#" + place_of(cast) + "\">" + html_escaped(cast.title) + "</a></li>\n";
  }
  return out + "<li><a href=\"#andre\">Flere saker</a></li>\n</ul>\n</nav>\n";
}

std::string section(const Cast& cast, const Tokens& tokens) {
  const auto place = place_of(cast);
  std::string out = "<section id=\"" + place + "\" aria-labelledby=\"h-" + place +
                    "\">\n<h2 id=\"h-" + place + "\">" + html_escaped(cast.title) + "</h2>\n<p>" +
                    html_escaped(cast.about) + "</p>\n<ul class=\"people\">\n";
  for (const auto id : cast.people) {
    if (const auto* figure = figure_of(id)) out += entry(*figure, place, tokens);
  }
  return out + "</ul>\n</section>\n";
}

// Who has a part in none of the plans above: the owners of the small cases, and a few others.
std::string the_others(const Tokens& tokens) {
  std::string out =
      "<section id=\"andre\" aria-labelledby=\"h-andre\">\n<h2 id=\"h-andre\">Flere saker</h2>\n"
      "<p>Et år hos koordinerende enhet: søknader, svar i tide og for sent, planer, avslag og "
      "ledige koordinatorplasser.</p>\n<details><summary>Vis alle</summary>\n"
      "<ul class=\"people\">\n";
  for (const auto& figure : figures()) {
    const bool cast = std::any_of(casts().begin(), casts().end(), [&](const Cast& each) {
      return std::find(each.people.begin(), each.people.end(), figure.id) != each.people.end();
    });
    if (!cast) out += entry(figure, "andre", tokens);
  }
  return out + "</ul>\n</details>\n</section>\n";
}

}  // namespace

std::string login_page(const std::string& origin, const server::Issuer& issuer,
                       events::Timestamp now) {
  std::string page(head);
  Tokens tokens;
  for (const auto& figure : figures()) {
    tokens[figure.id] = issuer.token({std::string(figure.id)}, now, shown_token_life);
  }
  page += usage(html_escaped(origin));
  page += contents();
  for (const auto& cast : casts()) page += section(cast, tokens);
  page += the_others(tokens);
  page += tail;
  return page;
}

}  // namespace tools::demo
