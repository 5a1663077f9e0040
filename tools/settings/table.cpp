// The table of all settings, in the order in which they are shown.
#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "events/json/shape.h"
#include "events/person/noticing.h"
#include "protocol/limits.h"
#include "server/gateway/bounds/admission.h"
#include "server/gateway/bounds/drain.h"
#include "server/notices/texts.h"
#include "tools/address.h"
#include "tools/notices.h"
#include "tools/settings/setting.h"

namespace tools::settings {
namespace {

namespace limits = protocol::limits;

Wrong address(const std::string& text) {
  if (peer_from(text)) return {};
  return "HOST:PORT is wanted, such as 127.0.0.1:8080";
}

Wrong url(const std::string& text) {
  if (server::is_public_url(text)) return {};
  return "http or https, a host and perhaps a path are wanted, 80 characters at most";
}

// As a browser sends it: no path, no slash at the end (RFC 6454).
Wrong origin(const std::string& text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  const auto host = web ? text.substr(text.find("//") + 2) : std::string{};
  if (!host.empty() && host.find_first_of("/?#@ ") == std::string::npos) return {};
  return "an origin is wanted, such as https://ip.example.org";
}

Wrong mail_server(const std::string& text) {
  if (is_mail_server(text)) return {};
  return "smtp://HOST:PORT or smtps://HOST:PORT is wanted";
}

Wrong mail_address(const std::string& text) {
  if (events::person::is_email(text)) return {};
  return "an e-mail address is wanted";
}

Wrong domain(const std::string& text) {
  if (is_mail_domain(text)) return {};
  return "a domain is wanted";
}

Wrong log_format(const std::string& text) {
  if (text == "auto" || text == "json" || text == "text") return {};
  return "auto, json or text is wanted";
}

Wrong log_level(const std::string& text) {
  static constexpr std::array<std::string_view, 4> levels{"debug", "info", "warn", "error"};
  if (std::find(levels.begin(), levels.end(), text) != levels.end()) return {};
  return "debug, info, warn or error is wanted";
}

Setting text(std::string_view key, std::string_view form, std::string_view meaning,
             std::string usual = {}) {
  return {
      .key = key, .kind = Kind::text, .form = form, .meaning = meaning, .usual = std::move(usual)};
}

Setting number(std::string_view key, std::string_view meaning, std::size_t usual, Bounds bounds) {
  return {.key = key,
          .kind = Kind::number,
          .form = "NUMBER",
          .meaning = meaning,
          .usual = std::to_string(usual),
          .bounds = bounds};
}

std::size_t whole_seconds(std::chrono::milliseconds time) {
  return static_cast<std::size_t>(std::chrono::floor<std::chrono::seconds>(time).count());
}

Setting with(Setting setting, decltype(Setting::fault) fault, std::string_view flag = {}) {
  setting.fault = fault;
  setting.flag = flag;
  return setting;
}

Setting under(Setting setting, std::string_view flag) {
  setting.flag = flag;
  return setting;
}

Setting secret(Setting setting, std::string_view flag) {
  setting.flag = flag;
  setting.secret = true;
  return setting;
}

void add_places(std::vector<Setting>& all) {
  all.push_back(text("data", "DIR", "The data folder; needed"));
  all.push_back(
      with(text("listen", "HOST:PORT", "Where to listen: this machine only, unless told otherwise",
                "127.0.0.1:8080"),
           address));
  all.push_back(with(text("public_url", "URL", "Where people log in, for the notices"), url));
  all.push_back({.key = "origins",
                 .kind = Kind::list,
                 .form = "ORIGIN,…",
                 .meaning = "Sites whose pages may use this server, beside its own address",
                 .fault = origin});
  all.push_back({.key = "proxies",
                 .kind = Kind::list,
                 .form = "ADDRESS,…",
                 .meaning = "Addresses behind which there are many: not counted as one peer",
                 .usual = "127.0.0.1,::1"});
  all.push_back(with(text("admin.listen", "HOST:PORT",
                          "Where /metrics, /healthz and /readyz are served; empty: nowhere"),
                     address, "admin"));
  all.push_back({.key = "admin.anywhere",
                 .kind = Kind::yes_no,
                 .form = "true|false",
                 .meaning = "Let the admin listener be reached from other machines",
                 .usual = "false"});
  all.push_back(text("tls.certificate", "FILE",
                     "A chain of certificates (PEM); with it the server speaks TLS itself"));
  all.push_back(text("tls.key", "FILE", "The certificate's private key (PEM, mode 600)"));
  all.push_back({.key = "identity.local_tokens",
                 .kind = Kind::yes_no,
                 .form = "true|false",
                 .meaning = "Believe tokens of the data folder's own issuer (medvirk token) too",
                 .usual = "true"});
}

void add_live(std::vector<Setting>& all) {
  all.push_back({.key = "live.compression",
                 .kind = Kind::yes_no,
                 .form = "true|false",
                 .meaning = "Offer permessage-deflate (RFC 7692) to live sockets, for thin links",
                 .usual = "false"});
  all.push_back(number("live.threads",
                       "Threads that serve sockets; 0: as many as the machine runs at a time", 0,
                       {0, 256}));
}

void add_log(std::vector<Setting>& all) {
  all.push_back(with(text("log.format", "auto|json|text",
                          "How log lines are written; auto: text on a terminal, else JSON", "auto"),
                     log_format, "log"));
  all.push_back(with(text("log.level", "debug|info|warn|error",
                          "What is logged at least; info has a line for each HTTP request", "info"),
                     log_level));
}

void add_bounds(std::vector<Setting>& all) {
  all.push_back(number("limits.connections", "Connections at a time", limits::connections_max,
                       {1, 1'000'000}));
  all.push_back(number("limits.subscriptions", "Subscriptions on one socket",
                       limits::subscriptions_max, {1, 10'000}));
  all.push_back(number("limits.uploads", "Documents on their way in at a time", limits::uploads_max,
                       {1, 1'000}));
  all.push_back(number("limits.downloads", "Documents on their way out at a time",
                       limits::downloads_max, {1, 1'000}));
  all.push_back(number("limits.connections_each_person", "Connections that stay, of one person",
                       limits::person_connections_max, {1, 10'000}));
  all.push_back(number("limits.connections_each_address",
                       "Connections from one address that is no proxy's",
                       limits::address_connections_max, {1, 1'000'000}));
  all.push_back(number("limits.messages_a_minute", "Messages on one socket, in the long run",
                       limits::messages_a_minute, {1, 1'000'000}));
  all.push_back(number("limits.person_commands_a_second", "Commands of one person, in the long run",
                       limits::person_commands_a_second, {1, 1'000'000}));
  all.push_back(number("limits.plan_commands_a_second", "Commands for one plan, in the long run",
                       limits::plan_commands_a_second, {1, 1'000'000}));
  all.push_back(number("limits.failed_logins_a_minute", "Tokens from one address that are not good",
                       limits::failed_logins_a_minute, {1, 1'000'000}));
}

void add_stopping(std::vector<Setting>& all) {
  all.push_back(number("admission.places",
                       "Sign-ins and snapshots in work at a time, when many come back at once",
                       server::AdmissionLimits{}.places, {1, 100'000}));
  all.push_back(number("admission.queue", "How many more may wait for a place",
                       server::AdmissionLimits{}.queue, {0, 1'000'000}));
  all.push_back(number("drain.seconds",
                       "Over how long clients are sent away when the server stops, at least",
                       whole_seconds(server::DrainLimits{}.spread), {0, 600}));
  all.push_back(number("drain.per_second", "And how many of them in a second at most",
                       server::DrainLimits{}.each_second, {1, 1'000'000}));
  all.push_back(number("drain.hard_stop_seconds", "After that they are cut off",
                       whole_seconds(server::DrainLimits{}.hard_stop), {1, 3'600}));
}

void add_notices(std::vector<Setting>& all) {
  all.push_back(with(text("notices.smtp", "URL",
                          "Send notices through this mail server; else they go to files in the "
                          "data folder"),
                     mail_server, "smtp"));
  all.push_back(with(text("notices.from", "ADDRESS", "The address notices come from"), mail_address,
                     "notice-from"));
  all.push_back(under(text("notices.smtp_login", "FILE",
                           "A file of two lines, user and password (mode 600); else "
                           "MEDVIRK_SMTP_USER and MEDVIRK_SMTP_PASSWORD"),
                      "smtp-login"));
  all.push_back(secret(text("notices.smtp_user", "TEXT", "The mail server's user"), "smtp-user"));
  all.push_back(secret(text("notices.smtp_password", "TEXT", "And password"), "smtp-password"));
  all.push_back(with(text("notices.sms_domain", "DOMAIN",
                          "Send SMS as mail to NUMBER@DOMAIN; else they go to files"),
                     domain, "sms-domain"));
}

}  // namespace

const std::vector<Setting>& all_settings() {
  static const std::vector<Setting> all = [] {
    std::vector<Setting> settings;
    add_places(settings);
    add_live(settings);
    add_log(settings);
    add_bounds(settings);
    add_stopping(settings);
    add_notices(settings);
    return settings;
  }();
  return all;
}

}  // namespace tools::settings
