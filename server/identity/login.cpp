#include "server/identity/login.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "events/json/read.h"
#include "server/http_status.h"
#include "server/identity/plain_url.h"
#include "server/identity/secrets.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace json = events::json;
using protocol::Problem;

constexpr long log_ins_full_retry_ms = 60'000;
constexpr std::size_t code_bytes_max = 2048;
// More would be a hint too long for an address, and is not kept.
constexpr std::size_t hint_bytes_max = 4096;
constexpr std::string_view assertion_type =
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

std::string encoded(const std::vector<std::pair<std::string, std::string>>& form) {
  std::string text;
  for (const auto& [name, value] : form) {
    if (!text.empty()) text += '&';
    text += name + "=" + escaped(value);
  }
  return text;
}

std::string with_query(const std::string& url, const std::string& query) {
  return url + (url.find('?') == std::string::npos ? "?" : "&") + query;
}

// One string of a JSON object; empty if it is not there.
std::string text_of_body(const std::string& body, const char* name) {
  const auto object = json::parse(body);
  if (!object || !object->is_object()) return {};
  const auto found = object->find(name);
  return found != object->end() && found->is_string() ? found->get<std::string>() : "";
}

bool asks_for_nonce(const Fetched& answer) {
  return answer.status == http_status::bad_request && !answer.dpop_nonce.empty() &&
         text_of_body(answer.body, "error") == "use_dpop_nonce";
}

// RFC 9449, 5: else the provider has passed our proof over. The type's case does not matter.
bool is_bound(const Fetched& answer) {
  constexpr std::string_view bound = "dpop";
  const auto type = text_of_body(answer.body, "token_type");
  return std::equal(type.begin(), type.end(), bound.begin(), bound.end(),
                    [](char a, char b) { return a == b || a == b - 'a' + 'A'; });
}

std::string names_of(const std::vector<LogInClient>& clients) {
  std::string names;
  for (const auto& each : clients) names += (names.empty() ? "" : ", ") + each.name;
  return names;
}

}  // namespace

LogIn::LogIn(std::vector<LogInClient> clients, const std::string& public_url, Fetch fetch,
             Salts random, Sessions& sessions)
    : clients_(std::move(clients)),
      public_url_(public_url),
      origin_(origin_of(public_url)),
      fetch_(std::move(fetch)),
      random_(std::move(random)),
      sessions_(sessions),
      states_(random_) {
  while (public_url_.ends_with('/')) public_url_.pop_back();
  if (clients_.empty()) throw std::runtime_error("log-in needs a provider");
  // Without TLS a cookie could be read on the way; on this machine itself there is no way.
  if (!may_be_fetched(public_url_)) {
    throw std::runtime_error(
        "people can log in only where browsers reach this server by https (or by http on this "
        "machine itself): set the public address to what they type");
  }
  if (origin_ != public_url_) {
    throw std::runtime_error(
        "the public address must be scheme, host and port alone, in lower case: cookies belong to "
        "a whole host");
  }
}

LogIn::Or<LogIn::Started> LogIn::start(std::string_view provider, std::string to,
                                       SessionKey replaces, events::Timestamp now) {
  const auto* with = provider.empty() ? &clients_.front() : client(provider);
  if (with == nullptr) return protocol::bad_query("provider", "one of " + names_of(clients_));
  if (!is_local_path(to)) return protocol::bad_query("to", "a path on this server, such as /");
  const auto at = with->provider.endpoints();
  if (!at) {
    log_lines::log_in_failed(with->name, at.error());
    return protocol::log_in_unavailable();
  }
  auto begun = states_.begin(
      {.provider = with->name, .to = std::move(to), .replaces = std::move(replaces)}, now);
  auto form = form_of(*with, begun);
  if (with->options.pushed && !at->pushed.empty()) {
    const auto request = pushed(*with, at->pushed, std::move(form), now);
    if (!request) return request.error();
    form = {{"client_id", with->options.client_id}, {"request_uri", *request}};
  }
  return Started{.location = with_query(at->authorization, encoded(form)),
                 .browser = std::move(begun.browser)};
}

LogIn::Or<LogIn::Finished> LogIn::finish(const LogInAnswer& answer, std::string_view browser,
                                         events::Timestamp now) {
  const auto log_in = states_.take(answer.state, browser, now);
  if (!log_in) {
    return protocol::log_in_failed(
        "It was not begun in this browser, took too long, or has been finished before.");
  }
  const auto* with = client(log_in->provider);
  const auto at = with->provider.endpoints();
  if (!at) {
    log_lines::log_in_failed(with->name, at.error());
    return protocol::log_in_unavailable();
  }
  // RFC 9207, 2.4: before anything else of the answer is believed, and of an error as well.
  const bool says = at->says_issuer || !answer.issuer.empty();
  if (says && answer.issuer != with->issuer) {
    log_lines::log_in_failed(with->name, "the answer names another issuer");
    return protocol::log_in_failed("The answer came from another provider than was asked.");
  }
  if (!answer.error.empty() || answer.code.empty() || answer.code.size() > code_bytes_max) {
    return protocol::log_in_failed("The provider did not log you in, or you did not want to.");
  }
  auto token = id_token(*with, at->token, *log_in, answer.code, now);
  if (!token) return token.error();
  const auto said = with->provider.check(*token, with->options.client_id, log_in->nonce, now);
  if (!said) {
    log_lines::log_in_failed(with->name, said.error());
    return protocol::log_in_failed("What the provider says of you could not be believed. " +
                                   said.error());
  }
  if (said->person.value.empty()) return protocol::unknown_person();
  if (token->size() > hint_bytes_max) token->clear();
  return begin_session(*log_in,
                       {.person = said->person,
                        .provider = with->name,
                        .sid = said->session,
                        .id_token = std::move(*token),
                        .until = said->until},
                       now);
}

// A new session, whatever cookie the browser had: nobody can have put this one there beforehand.
LogIn::Or<LogIn::Finished> LogIn::begin_session(const LogInState& log_in, LoggedIn who,
                                                events::Timestamp now) {
  auto cookie = sessions_.begin(std::move(who), now);
  if (!cookie) return protocol::overloaded(log_ins_full_retry_ms);
  if (!log_in.replaces.empty()) sessions_.end(log_in.replaces);
  return Finished{.cookie = std::move(*cookie), .to = log_in.to};
}

std::string LogIn::farewell(const LoggedIn& who) const {
  const auto* with = client(who.provider);
  std::string home = public_url_ + "/";
  if (with == nullptr) return home;
  const auto at = with->provider.endpoints();
  if (!at || at->end_session.empty()) return home;
  Form form{{"client_id", with->options.client_id}, {"post_logout_redirect_uri", home}};
  if (!who.id_token.empty()) form.emplace_back("id_token_hint", who.id_token);
  return with_query(at->end_session, encoded(form));
}

std::optional<std::string> LogIn::provider_of(std::string_view issuer) const {
  const auto found = std::find_if(clients_.begin(), clients_.end(),
                                  [&](const auto& each) { return each.issuer == issuer; });
  return found == clients_.end() ? std::nullopt : std::optional{found->name};
}

const LogInClient* LogIn::client(std::string_view name) const {
  const auto found = std::find_if(clients_.begin(), clients_.end(),
                                  [&](const auto& each) { return each.name == name; });
  return found == clients_.end() ? nullptr : &*found;
}

LogIn::Form LogIn::form_of(const LogInClient& client, const LogInStates::Begun& begun) const {
  std::string scopes;
  for (const auto& each : client.options.scopes) scopes += (scopes.empty() ? "" : " ") + each;
  Form form{{"response_type", "code"},
            {"client_id", client.options.client_id},
            {"redirect_uri", callback()},
            {"scope", scopes},
            {"state", begun.state},
            {"nonce", begun.nonce},
            {"code_challenge", begun.challenge},
            {"code_challenge_method", "S256"}};
  if (!client.acr_values.empty()) form.emplace_back("acr_values", client.acr_values);
  if (!client.authorization_details.empty()) {
    form.emplace_back("authorization_details", client.authorization_details);
  }
  return form;
}

void LogIn::sign(Form& form, const LogInClient& client, events::Timestamp now) const {
  form.emplace_back("client_assertion_type", assertion_type);
  form.emplace_back("client_assertion",
                    client.key->assertion(client.options.client_id, client.issuer, random_, now));
}

LogIn::Or<std::string> LogIn::pushed(const LogInClient& client, const std::string& endpoint,
                                     Form form, events::Timestamp now) const {
  sign(form, client, now);
  const auto answer = fetch_({.url = endpoint, .form = encoded(form)});
  const bool taken =
      answer && (answer->status == http_status::created || answer->status == http_status::ok);
  auto request = taken ? text_of_body(answer->body, "request_uri") : "";
  if (!request.empty()) return request;
  log_lines::log_in_failed(client.name, answer ? "a pushed request was refused, with status " +
                                                     std::to_string(answer->status)
                                               : answer.error());
  return protocol::log_in_unavailable();
}

events::Result<Fetched, std::string> LogIn::tokens(const LogInClient& client,
                                                   const std::string& endpoint, const Form& form,
                                                   events::Timestamp now) const {
  const auto ask = [&] {
    auto signed_form = form;  // Each time anew: an assertion is good once.
    sign(signed_form, client, now);
    FetchRequest request{.url = endpoint, .form = encoded(signed_form)};
    if (client.dpop == nullptr) return fetch_(request);
    request.headers.push_back("DPoP: " + client.dpop->proof("POST", endpoint, random_, now));
    auto answer = fetch_(request);
    if (answer) client.dpop->remember(answer->dpop_nonce);
    return answer;
  };
  auto answer = ask();
  return client.dpop != nullptr && answer && asks_for_nonce(*answer) ? ask() : answer;
}

LogIn::Or<std::string> LogIn::id_token(const LogInClient& client, const std::string& endpoint,
                                       const LogInState& log_in, const std::string& code,
                                       events::Timestamp now) const {
  const Form form{{"grant_type", "authorization_code"},
                  {"code", code},
                  {"redirect_uri", callback()},
                  {"client_id", client.options.client_id},
                  {"code_verifier", log_in.verifier}};
  const auto answer = tokens(client, endpoint, form, now);
  if (!answer || answer->status >= http_status::server_error) {
    log_lines::log_in_failed(client.name, answer ? "no token just now" : answer.error());
    return protocol::log_in_unavailable();
  }
  if (answer->status == http_status::ok && client.dpop != nullptr && !is_bound(*answer)) {
    log_lines::log_in_failed(client.name, "its token is bound to no key (DPoP)");
    return protocol::log_in_failed("The provider did not answer as it must.");
  }
  auto token = answer->status == http_status::ok ? text_of_body(answer->body, "id_token") : "";
  if (!token.empty()) return token;
  log_lines::log_in_failed(client.name,
                           "the code was refused, with status " + std::to_string(answer->status));
  return protocol::log_in_failed("The provider did not take back what it had sent.");
}

}  // namespace server
