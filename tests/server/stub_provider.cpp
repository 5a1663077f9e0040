#include "tests/server/stub_provider.h"

#include <algorithm>

#include "server/gateway/http/target.h"
#include "server/identity/jose.h"
#include "server/identity/jws.h"

namespace tests {

using events::json::Json;

namespace {

std::string nonce_in(const std::string& proof) {
  const auto claims = server::peek_claims(proof);
  return claims ? Json::parse(*claims).value("nonce", "") : "";
}

}  // namespace

std::map<std::string, std::string> form_of(std::string_view text) {
  std::map<std::string, std::string> form;
  const auto target = server::routes::parse_target("/?" + std::string(text));
  if (target) form.insert(target->query.begin(), target->query.end());
  return form;
}

events::Result<server::IdToken, std::string> StubProvider::check(std::string_view id_token,
                                                                 std::string_view client,
                                                                 std::string_view nonce,
                                                                 events::Timestamp /*now*/) const {
  const auto said = Json::parse(id_token, nullptr, false);
  if (!said.is_object()) return std::string("no signature of ours");
  if (said.value("aud", "") != client) return std::string("for another client");
  if (said.value("nonce", "") != nonce) return std::string("another nonce");
  return server::IdToken{.person = {said.value("person", "")}, .session = said.value("sid", "")};
}

server::Fetch StubProvider::fetch() {
  return
      [this](const server::FetchRequest& request) -> events::Result<server::Fetched, std::string> {
        if (down) return std::string("nobody listens");
        return answer(request);
      };
}

server::Fetched StubProvider::answer(const server::FetchRequest& request) {
  const std::lock_guard lock(mutex_);
  auto form = form_of(request.form);
  asked.push_back(form);
  constexpr std::string_view header = "DPoP: ";
  const auto proof = std::find_if(request.headers.begin(), request.headers.end(),
                                  [&](const auto& each) { return each.starts_with(header); });
  proofs.push_back(proof == request.headers.end() ? "" : proof->substr(header.size()));
  if (!at.pushed.empty() && request.url == at.pushed) {
    const auto name = "urn:request:" + std::to_string(pushed_.size());
    pushed_[name] = form;
    return {.status = 201, .body = Json{{"request_uri", name}}.dump()};
  }
  const auto code = codes_.find(form["code"]);
  const auto verifier = events::sha256(form["code_verifier"]);
  const bool right = request.url == at.token && code != codes_.end() &&
                     server::base64url(events::bytes_of(verifier)) == challenges_[form["code"]];
  if (!right) return {.status = 400, .body = R"({"error":"invalid_grant"})"};
  if (!wanted_nonce.empty() && nonce_in(proofs.back()) != wanted_nonce) {
    return {.status = 400, .body = R"({"error":"use_dpop_nonce"})", .dpop_nonce = wanted_nonce};
  }
  const Json id_token(code->second);
  codes_.erase(code);
  return {.status = 200,
          .body = Json{{"id_token", id_token.dump()}, {"token_type", token_type}}.dump(),
          .dpop_nonce = next_nonce};
}

std::string StubProvider::log_in(const std::string& location, std::string_view person,
                                 const std::string& sid) {
  const std::lock_guard lock(mutex_);
  auto asked_for = form_of(location.substr(location.find('?') + 1));
  if (asked_for.contains("request_uri")) asked_for = pushed_[asked_for["request_uri"]];
  const auto code = "code-" + std::to_string(challenges_.size());
  challenges_[code] = asked_for["code_challenge"];
  auto said = claims;
  said.emplace("aud", asked_for["client_id"]);
  said.emplace("nonce", asked_for["nonce"]);
  said.emplace("person", person);
  said.emplace("sid", sid);
  codes_[code] = said;
  return "state=" + server::escaped(asked_for["state"]) + "&code=" + code +
         "&iss=" + server::escaped(at.issuer);
}

std::string client_jwk() {
  const auto key = server::jose::make_key();
  return server::jose::to_json(key.get());
}

server::LogInClient client_of(const server::LogInProvider& provider, const std::string& issuer) {
  return {.name = "idporten",
          .issuer = issuer,
          .options = {.client_id = "medvirk", .key_file = {}},
          .acr_values = "idporten-loa-high",
          .provider = provider,
          .key = server::ClientKey::from(client_jwk(), "a key")};
}

}  // namespace tests
