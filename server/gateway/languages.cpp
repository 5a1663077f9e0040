#include "server/gateway/languages.h"

#include <algorithm>
#include <string>

#include "events/json/shape.h"
#include "projections/words/rejections.h"
#include "server/gateway/http/asker.h"

namespace server {
namespace {

using events::person::Language;

constexpr int thousand = 1000;  // A weight of 1, in thousandths: three digits are all there may be.

// What stands before the separator; the rest stays in `text`.
std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(part);
}

// `q=0.8` → 800; 0 if it is no weight.
int weight_from(std::string_view text) {
  const bool named = text.size() >= 3 && (text[0] == 'q' || text[0] == 'Q') && text[1] == '=';
  if (!named) return 0;
  text.remove_prefix(2);
  const bool number = text.size() <= 5 && (text[0] == '0' || text[0] == '1') &&
                      (text.size() == 1 || text[1] == '.');
  if (!number) return 0;
  int weight = (text[0] - '0') * thousand;
  int digit_worth = thousand / 10;
  for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (digit < '0' || digit > '9') return 0;
    weight += (digit - '0') * digit_worth;
    digit_worth /= 10;
  }
  return weight <= thousand ? weight : 0;
}

// `nn-NO` → nn.
std::optional<Language> language_from(std::string_view range) {
  std::string primary(range.substr(0, range.find('-')));
  std::transform(primary.begin(), primary.end(), primary.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (primary == "no") return Language::nb;
  return events::json::enum_from<Language>(primary);
}

}  // namespace

std::optional<Language> preferred_language(std::string_view header) {
  std::optional<Language> best;
  int best_weight = 0;
  for (std::size_t i = 0; i < language_ranges_max && !header.empty(); ++i) {
    auto each = take_until(header, ',');
    const auto language = language_from(take_until(each, ';'));
    const int weight = each.empty() ? thousand : weight_from(trimmed(each));
    if (!language || weight <= best_weight) continue;
    best = language;
    best_weight = weight;
  }
  return best;
}

Language language_of_asker(const GatewayParts& parts, const HttpRequest& request) {
  if (request.authorization.empty() && request.cookie.empty()) return Language::en;
  // The proof that came with it has been used.
  if (!dpop_token_of(request).empty()) return Language::en;
  // Only looks: so whoever has a cookie need not prove that they mean it.
  const auto known = identify(parts, HttpRequest{.method = Method::get,
                                                 .authorization = request.authorization,
                                                 .cookie = request.cookie});
  return known ? known->who.language : Language::en;
}

protocol::Problem in_language(protocol::Problem problem, Language language) {
  using namespace projections::words;  // NOLINT(google-build-using-namespace)
  auto said = problem.rejection ? say_refusal(*problem.rejection, language)
                                : say_problem(problem.slug, problem.given, language);
  if (!said) return problem;
  problem.title = std::move(said->title);
  problem.detail = std::move(said->detail);
  return problem;
}

void say_in(HttpReply& reply, Language language) {
  if (!reply.problem) return;
  const auto said = in_language(*reply.problem, language);
  const bool as_asked = language == Language::en || said.title != reply.problem->title;
  const auto spoken = as_asked ? language : Language::en;
  reply.body = to_json(said);
  reply.headers.emplace_back("Content-Language", std::string(events::json::enum_text(spoken)));
  reply.headers.emplace_back("Vary", "Accept-Language");
}

}  // namespace server
