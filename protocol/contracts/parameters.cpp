#include "protocol/contracts/parameters.h"

#include <array>

#include "protocol/limits.h"

namespace protocol::contracts {
namespace {

Schema text() { return {{"type", "string"}}; }
Schema matching(std::string_view pattern) { return {{"type", "string"}, {"pattern", pattern}}; }
Schema id() { return matching("^[a-z0-9][a-z0-9-]{0,63}$"); }
Schema version() { return {{"type", "integer"}, {"minimum", 0}}; }
Schema from_1_to(std::size_t most, std::size_t usual) {
  return {{"type", "integer"}, {"minimum", 1}, {"maximum", most}, {"default", usual}};
}
Schema among(std::initializer_list<std::string_view> values) {
  Schema all = Schema::array();
  for (const auto& each : values) all.push_back(each);
  return {{"type", "string"}, {"enum", std::move(all)}};
}

struct Parameter {
  std::string_view key;   // What an operation calls it.
  std::string_view name;  // On the wire.
  std::string_view in;
  std::string_view about;
  Schema (*schema)();
};

constexpr std::array parameter_table{
    Parameter{"plan", "plan", "path", "A plan's id.",
              [] {
                return Schema{{"type", "string"}, {"format", "uuid"}};
              }},
    Parameter{"orgnr", "orgnr", "path", "A unit's organisation number.",
              [] { return matching("^[0-9]{9}$"); }},
    Parameter{"person", "person", "path", "A person's id.", id},
    Parameter{"municipality", "municipality", "path", "A municipality's number.",
              [] { return matching("^[0-9]{4}$"); }},
    Parameter{"complaint", "complaint", "path", "A complaint's id.", id},
    Parameter{"entry", "entry", "path", "A basis document's id.", id},
    Parameter{"document", "document", "path",
              "A document's id, or the 64 hexadecimal digits of its SHA-256.", id},
    Parameter{"secret", "secret", "path", "What the calendar link said, with `.ics`.", text},
    Parameter{"view", "view", "path", "A view's name with its number.", text},
    Parameter{"at", "at", "query", "A version or an RFC 3339 time.", text},
    Parameter{"afterVersion", "after", "query", "Events after this version.", version},
    Parameter{"eventsLimit", "limit", "query", "At most so many.",
              [] { return from_1_to(limits::events_page_max, limits::events_page_usual); }},
    Parameter{"lang", "lang", "query", "The language; usually the asker's own.",
              [] {
                return among({"nb", "nn", "en"});
              }},
    Parameter{"moment", "moment", "query", "When it was filed, or sent on.",
              [] {
                return among({"filing", "sending"});
              }},
    Parameter{"section", "section", "query", "One list only.",
              [] {
                return among({"requests", "vacancies", "revisions", "coordinators", "plans"});
              }},
    Parameter{"cursor", "after", "query", "What `next` said on the page before.", text},
    Parameter{"pageLimit", "limit", "query", "At most so many in a list.",
              [] { return from_1_to(limits::unit_page_max, limits::unit_page_usual); }},
    Parameter{"day", "at", "query", "A day that is over.",
              [] {
                return Schema{{"type", "string"}, {"format", "date"}};
              }},
    Parameter{"min", "min", "query",
              "Not older than this, `<epoch>:<seq>`, as an `ack` gave it in `at`; else 503 "
              "`not-yet`.",
              [] { return matching("^[0-9]+:[0-9]+$"); }},
    Parameter{"prefer", "Prefer", "header",
              "`wait=<seconds>` (RFC 7240): how long to wait for `min`.", text},
    Parameter{"from", "from", "query", "The position held, `<epoch>:<seq>`.",
              [] { return matching("^[0-9]+:[0-9]+$"); }},
    Parameter{"lastEventId", "Last-Event-ID", "header", "The same; a browser says it by itself.",
              text},
    Parameter{"to", "to", "query", "A path here, for afterwards.", text},
    Parameter{"provider", "provider", "query", "Which provider, if there are several.", text},
    Parameter{"issuer", "iss", "query", "The provider.", text},
    Parameter{"session", "sid", "query", "The session there.", text},
    Parameter{"csrf", "X-CSRF-Token", "header",
              "What GET /api/v1/me/session says, for who comes with a session's cookie.", text},
    Parameter{"dpop", "DPoP", "header",
              "With `Authorization: DPoP`: a proof of the token's key, made for this request "
              "(RFC 9449), good once.",
              text},
    Parameter{"ifNoneMatch", "If-None-Match", "header", "The ETag that the asker has.", text},
    Parameter{"idempotencyKey", "Idempotency-Key", "header",
              "The command's id, the same one when it is sent again (R53).",
              [] {
                return Schema{{"type", "string"}, {"format", "uuid"}};
              }},
};

bool required(const Parameter& each) {
  return each.in == "path" || each.key == "idempotencyKey" || each.key == "moment";
}

}  // namespace

Schema parameters() {
  Schema all = Schema::object();
  for (const auto& each : parameter_table) {
    all[std::string(each.key)] = {{"name", each.name},
                                  {"in", each.in},
                                  {"description", each.about},
                                  {"required", required(each)},
                                  {"schema", each.schema()}};
  }
  return all;
}

Schema security_schemes() {
  Schema token = {
      {"type", "http"},
      {"scheme", "bearer"},
      {"bearerFormat", "JWT"},
      {"description", "A token of the server's own issuer, or of a provider it trusts."}};
  Schema session = {
      {"type", "apiKey"},
      {"in", "cookie"},
      {"name", "__Host-medvirk"},
      {"description", "A browser's session; what changes something takes X-CSRF-Token."}};
  Schema bound = {
      {"type", "http"},
      {"scheme", "DPoP"},
      {"description",
       "A token of such a provider that is bound to a key (`cnf.jkt`), with a proof in `DPoP` "
       "(RFC 9449); as a bearer's it is refused. For the socket, get a ticket with it."}};
  return {{"token", std::move(token)},
          {"boundToken", std::move(bound)},
          {"session", std::move(session)}};
}

Schema security() {
  Schema all = Schema::array();
  for (const auto* const name : {"token", "boundToken", "session"}) {
    Schema one = Schema::object();
    one[name] = Schema::array();
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<std::string> path_parameters_in(std::string_view path) {
  std::vector<std::string> names;
  for (auto open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  }
  return names;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto space = text.find(' ');
    words.emplace_back(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  return words;
}

}  // namespace protocol::contracts
