#include "tools/settings/serving.h"

#include <cstdlib>

#include "tools/settings/identity.h"

namespace tools::settings {
namespace {

constexpr double seconds_a_minute = 60.0;

std::chrono::seconds seconds_of(const Values& values, std::string_view key) {
  return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(values.number(key)));
}

server::GatewayLimits gateway_of(const Values& values) {
  server::GatewayLimits limits;
  const auto rate = [&](std::string_view key) { return static_cast<double>(values.number(key)); };
  limits.connections_max = values.number("limits.connections");
  limits.subscriptions_max = values.number("limits.subscriptions");
  limits.uploads_max = values.number("limits.uploads");
  limits.downloads_max = values.number("limits.downloads");
  limits.connections_each_person_max = values.number("limits.connections_each_person");
  limits.connections_each_address_max = values.number("limits.connections_each_address");
  limits.messages_each_socket.per_second = rate("limits.messages_a_minute") / seconds_a_minute;
  limits.commands_each_person.per_second = rate("limits.person_commands_a_second");
  limits.commands_each_plan.per_second = rate("limits.plan_commands_a_second");
  limits.failed_logins_each_address.per_second =
      rate("limits.failed_logins_a_minute") / seconds_a_minute;
  limits.compression = values.is_on("live.compression");
  limits.proxies = values.list("proxies");
  limits.origins = values.list("origins");
  limits.admission = {.places = values.number("admission.places"),
                      .queue = values.number("admission.queue")};
  limits.drain = {.spread = seconds_of(values, "drain.seconds"),
                  .each_second = values.number("drain.per_second"),
                  .hard_stop = seconds_of(values, "drain.hard_stop_seconds")};
  return limits;
}

NoticeSettings notices_of(const Values& values) {
  NoticeSettings notices{.smtp = values.text("notices.smtp"),
                         .from = values.text("notices.from"),
                         .sms_domain = values.text("notices.sms_domain"),
                         .public_url = values.text("public_url")};
  if (values.is_set("notices.smtp_login")) notices.login = values.text("notices.smtp_login");
  return notices;
}

server::LogLevel level_of(const std::string& text) {
  if (text == "debug") return server::LogLevel::debug;
  if (text == "warn") return server::LogLevel::warn;
  return text == "error" ? server::LogLevel::error : server::LogLevel::info;
}

class Together {
 public:
  Together(const Values& values, std::vector<Fault>& faults) : values_(values), faults_(faults) {}

  // What each setting says may be right, and yet they may not go together.
  void look() {
    if (!values_.is_set("data")) {
      faults_.push_back({.where = "data", .what = "name the data folder, --data DIR"});
    }
    needs("notices.smtp", "notices.from");
    needs("notices.smtp_login", "notices.smtp");
    needs("notices.sms_domain", "notices.smtp");
    needs("notices.smtp_user", "notices.smtp_password");
    needs("notices.smtp_password", "notices.smtp_user");
    needs("tls.certificate", "tls.key");
    needs("tls.key", "tls.certificate");
    if (values_.is_set("admin.listen") && !values_.is_on("admin.anywhere")) {
      const auto peer = peer_from(values_.text("admin.listen"));
      if (peer && !is_loopback(*peer)) {
        faults_.push_back({.where = values_.at("admin.listen").where,
                           .what = "the admin listener asks nobody who they are, so it is for this "
                                   "machine only unless admin.anywhere is true"});
      }
    }
  }

 private:
  void needs(const std::string& key, const std::string& other) {
    if (!values_.is_set(key) || values_.is_set(other)) return;
    faults_.push_back({.where = values_.at(key).where, .what = key + " needs " + other});
  }

  const Values& values_;
  std::vector<Fault>& faults_;
};

Serving serving_of(const Values& values) {
  Serving serving{.data = values.text("data"),
                  .listen = peer_from(values.text("listen")).value_or(Peer{}),
                  .gateway = gateway_of(values),
                  .io_threads = values.number("live.threads"),
                  .notices = notices_of(values),
                  .log_level = level_of(values.text("log.level"))};
  if (values.is_set("admin.listen")) serving.admin = peer_from(values.text("admin.listen"));
  if (values.is_set("tls.certificate")) {
    serving.tls = server::TlsFiles{.certificate_chain = values.text("tls.certificate"),
                                   .private_key = values.text("tls.key")};
  }
  const auto& format = values.text("log.format");
  if (format == "json") serving.log_format = server::LogFormat::json;
  if (format == "text") serving.log_format = server::LogFormat::text;
  return serving;
}

}  // namespace

Settled settle(const Said& said) {
  std::vector<Fault> faults;
  const auto file = said.file ? read_file(*said.file) : FileContents{};
  faults.insert(faults.end(), file.faults.begin(), file.faults.end());
  const Values values(said, file, faults);
  Together(values, faults).look();
  auto serving = serving_of(values);
  serving.identity = identity_of(file, faults);
  serving.identity.local = values.is_on("identity.local_tokens");
  if (!serving.identity.local && file.providers.empty()) {
    faults.push_back({.where = values.at("identity.local_tokens").where,
                      .what = "without tokens of its own issuer the server needs [[providers]] in "
                              "its file, or nobody can come in"});
  }
  return {.values = values, .serving = std::move(serving), .faults = std::move(faults)};
}

std::optional<std::string> process_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return {};
  return std::string(value);
}

}  // namespace tools::settings
