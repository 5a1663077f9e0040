#include "tools/notices.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "events/person/noticing.h"
#include "server/identity/key_file.h"
#include "server/notices/channels.h"

namespace tools {
namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : value;
}

server::MailLogin login_in(const std::filesystem::path& file) {
  const auto text = server::read_key_file(file);
  if (!text) throw std::runtime_error("there is no file " + file.string());
  const auto end = text->find('\n');
  const auto user = text->substr(0, end);
  auto password = end == std::string::npos ? std::string{} : text->substr(end + 1);
  password.resize(std::min(password.size(), password.find('\n')));
  if (user.empty() || password.empty()) {
    throw std::runtime_error(file.string() + " needs two lines: the user and the password");
  }
  return {.user = user, .password = password};
}

}  // namespace

std::optional<server::MailLogin> mail_login_of(const NoticeSettings& settings) {
  if (settings.login) return login_in(*settings.login);
  server::MailLogin login{.user = from_environment("MEDVIRK_SMTP_USER"),
                          .password = from_environment("MEDVIRK_SMTP_PASSWORD")};
  if (login.user.empty()) return {};
  return login;
}

std::unique_ptr<server::NoticeSender> open_notices(const NoticeSettings& settings,
                                                   const std::filesystem::path& data) {
  server::ChannelOptions options{.folder = data / "notices", .sms_domain = settings.sms_domain};
  if (!settings.smtp.empty()) {
    options.smtp = server::SmtpOptions{.server = server::mail_server_from(settings.smtp).value(),
                                       .from = settings.from,
                                       .login = mail_login_of(settings)};
  }
  return server::open_channels(options);
}

bool is_mail_server(const std::string& text) { return server::mail_server_from(text).has_value(); }

bool is_mail_domain(const std::string& text) {
  return events::person::is_email("4799999999@" + text);
}

}  // namespace tools
