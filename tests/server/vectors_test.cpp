// The published conformance vectors (docs/conformance), each over a real socket; its README says
// what a step means.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "tests/server/door.h"

namespace tests {
namespace {

namespace fs = std::filesystem;

struct Vector {
  std::string name;
  Json steps;
};
void PrintTo(const Vector& vector, std::ostream* out) { *out << vector.name; }

std::vector<Vector> vectors() {
  std::vector<Vector> all;
  for (const auto& entry : fs::directory_iterator(MEDVIRK_CONFORMANCE)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path());
    const auto document = Json::parse(file);
    for (const auto& each : document.at("vectors")) {
      all.push_back({.name = each.at("name"), .steps = each.at("steps")});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Vector& a, const Vector& b) { return a.name < b.name; });
  return all;
}

bool waits_for_heartbeat(const Vector& vector) {
  return std::any_of(vector.steps.begin(), vector.steps.end(), [](const Json& step) {
    return step.contains("expect") && step.at("expect").at("t") == "heartbeat";
  });
}

// A client, and everything that it has heard.
struct Talker {
  std::unique_ptr<LiveClient> socket;
  std::vector<Json> heard{};
};

class Vectors : public Door, public testing::WithParamInterface<Vector> {
 protected:
  // Whoever waits for a heartbeat gets one soon; `hello` says how soon.
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    if (waits_for_heartbeat(GetParam())) limits.heartbeat = 200ms;
    return limits;
  }

  Talker& talker(const Json& step) {
    auto& found = talkers_[step.value("client", "a")];
    if (!found.socket) found.socket = std::make_unique<LiveClient>(peer());
    return found;
  }

  [[nodiscard]] std::string ticket(std::string_view person) const {
    const auto answer = tools::http(peer(), "POST", "/api/v1/tickets", as(person));
    EXPECT_EQ(answer.status, 201) << answer.body;
    return Json::parse(answer.body).at("ticket");
  }

  // What `${name}` stands for.
  Json value(const std::string& name) {
    if (const auto kept = kept_.find(name); kept != kept_.end()) return kept->second;
    const auto colon = name.find(':');
    const auto kind = name.substr(0, colon);
    const auto which = colon == std::string::npos ? std::string() : name.substr(colon + 1);
    if (kind == "plan") return World::plan().value;
    if (kind == "version") return seen();
    if (kind == "token") return token(which);
    if (kind == "expired") return issuer_->token(id_of(which), clock_.now() - 2h, 1h);
    if (kind == "uuid") return kept_.emplace(name, fresh_command().value).first->second;
    if (kind == "ticket") return kept_.emplace(name, ticket(which)).first->second;
    ADD_FAILURE() << "nothing is called " << name;
    return nullptr;
  }

  Json filled(const std::string& text) {
    const auto open = text.find("${");
    if (open == std::string::npos) return text;
    const auto close = text.find('}', open);
    const auto found = value(text.substr(open + 2, close - open - 2));
    if (open == 0 && close + 1 == text.size()) return found;
    const auto within = found.is_string() ? found.get<std::string>() : found.dump();
    return filled(text.substr(0, open) + within + text.substr(close + 1));
  }

  Json filled(const Json& json) {
    if (json.is_string()) return filled(json.get<std::string>());
    auto copy = json;
    if (copy.is_structured()) {
      for (auto& each : copy) each = filled(each);
    }
    return copy;
  }

  // What it keeps, it keeps only if all of it matches.
  static bool matches(const Json& pattern, const Json& found, std::map<std::string, Json>& keep) {
    if (pattern == "$any") return true;
    if (pattern.is_string() && pattern.get<std::string>().starts_with("$bind:")) {
      keep[pattern.get<std::string>().substr(6)] = found;
      return true;
    }
    if (pattern.is_object()) {
      if (!found.is_object()) return false;
      const auto fields = pattern.items();
      return std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
        const bool there = found.contains(field.key());
        if (field.value() == "$absent") return !there;
        return there && matches(field.value(), found.at(field.key()), keep);
      });
    }
    if (!pattern.is_array()) return pattern == found;
    return found.is_array() &&
           std::equal(pattern.begin(), pattern.end(), found.begin(), found.end(),
                      [&](const Json& a, const Json& b) { return matches(a, b, keep); });
  }

  static bool is_meant(const Json& pattern, const Json& message) {
    if (message.value("t", "") != pattern.at("t")) return false;
    const auto id = pattern.find("id");
    return id == pattern.end() || !id->is_number() || message.value("id", Json()) == *id;
  }

  // An ack and the patch that it is about come by different ways: either may be the first.
  void expect_early(Talker& who, const Json& pattern) {
    const auto before = std::find_if(who.heard.begin(), who.heard.end(), [&](const Json& message) {
      return is_meant(pattern, message);
    });
    if (before == who.heard.end()) return expect(who, pattern);
    std::map<std::string, Json> keep;
    EXPECT_TRUE(matches(pattern, *before, keep)) << *before << "\nis not\n" << pattern;
    kept_.merge(keep);
  }

  void expect(Talker& who, const Json& pattern) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (who.socket->is_open() && std::chrono::steady_clock::now() < deadline) {
      const auto text = who.socket->receive(patience);
      if (!text) break;
      who.heard.push_back(Json::parse(*text));
      const auto& message = who.heard.back();
      if (!is_meant(pattern, message)) continue;
      std::map<std::string, Json> keep;
      EXPECT_TRUE(matches(pattern, message, keep)) << message << "\nis not\n" << pattern;
      kept_.merge(keep);
      return;
    }
    ADD_FAILURE() << "there came no " << pattern;
  }

  static void never(const Talker& who, const Json& pattern) {
    std::map<std::string, Json> ignored;
    for (const auto& message : who.heard) {
      EXPECT_FALSE(matches(pattern, message, ignored)) << message;
    }
  }

  void take(const Json& step) {
    if (step.contains("server")) return node_->drain();
    auto& who = talker(step);
    if (step.contains("send")) return say(*who.socket, filled(step.at("send")));
    if (step.contains("sendText")) return who.socket->send(step.at("sendText").get<std::string>());
    if (step.contains("sendBinary")) {
      return who.socket->send_binary(step.at("sendBinary").get<std::string>());
    }
    if (step.contains("expect")) {
      const auto pattern = filled(step.at("expect"));
      return step.value("early", false) ? expect_early(who, pattern) : expect(who, pattern);
    }
    if (step.contains("never")) return never(who, filled(step.at("never")));
    if (step.contains("close")) return expect_closed(*who.socket, step.at("close"));
    FAIL() << "an unknown step: " << step;
  }

  std::map<std::string, Talker> talkers_;
  std::map<std::string, Json> kept_;
};

TEST_P(Vectors, Threads_TheServerAnswersAsPublished) {
  for (const auto& step : GetParam().steps) {
    SCOPED_TRACE(step.dump());
    ASSERT_NO_THROW(take(step));
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Published, Vectors, testing::ValuesIn(vectors()),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace tests
