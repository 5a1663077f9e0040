#include "server/notices/smtp_sender.h"

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cstring>
#include <stdexcept>

#include "events/person/noticing.h"
#include "server/curl.h"
#include "server/notices/mail.h"

namespace server {
namespace {

std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& left = *static_cast<std::string_view*>(rest);
  const auto length = std::min(size * count, left.size());
  std::memcpy(buffer, left.data(), length);
  left.remove_prefix(length);
  return length;
}

// libcurl says `RCPT failed: 550` and the like. Only the address itself can be wrong for good; what
// a server says of us, or of the mail, somebody can mend.
bool refuses_the_address(std::string_view said) {
  constexpr std::string_view start = "RCPT failed: ";
  constexpr std::array<std::string_view, 5> for_good{"501", "550", "551", "553", "556"};
  if (!said.starts_with(start)) return false;
  const auto code = said.substr(start.size(), 3);
  return std::find(for_good.begin(), for_good.end(), code) != for_good.end();
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "::1" || host == "[::1]" || host == "127.0.0.1";
}

}  // namespace

std::optional<MailServer> mail_server_from(std::string_view text) {
  const auto url = boost::urls::parse_uri({text.data(), text.size()});
  if (!url || url->encoded_host().empty() || url->has_userinfo() || url->has_query() ||
      url->has_fragment() || !(url->encoded_path().empty() || url->encoded_path() == "/")) {
    return {};
  }
  const std::string scheme(url->scheme());
  if (scheme != "smtp" && scheme != "smtps") return {};
  const std::string host(url->encoded_host());
  std::string plain = scheme + "://" + host;
  if (url->has_port() && url->port_number() == 0) return {};
  if (url->has_port()) plain += ":" + std::to_string(url->port_number());
  // Boost.URL 1.81 takes 127.0.0.1.example.org for 127.0.0.1 and forgets the rest.
  if (plain != text.substr(0, text.find_last_not_of('/') + 1)) return {};
  if (scheme == "smtps") return MailServer{.url = plain, .tls = MailTls::from_start};
  return MailServer{.url = plain,
                    .tls = is_this_machine(host) ? MailTls::none : MailTls::start_tls};
}

struct SmtpSender::Session {
  std::unique_ptr<CURL, CurlEnds> handle;
  std::array<char, CURL_ERROR_SIZE> said{};
};

SmtpSender::SmtpSender(SmtpOptions options)
    : options_(std::move(options)), session_(std::make_unique<Session>()) {
  prepare_curl();
  session_->handle.reset(curl_easy_init());
  if (!session_->handle) throw std::runtime_error("libcurl cannot be used");
}

SmtpSender::~SmtpSender() = default;

SendResult SmtpSender::send(const Letter& letter) {
  if (stopping_) return {.handed = Handed::not_yet, .why = "the server stops"};
  if (!events::person::is_email(letter.to)) {
    return {.handed = Handed::never, .why = "this is no address"};
  }
  const auto mail = mail_of(letter, options_.from, letter.to);
  std::string_view rest = mail;
  const std::unique_ptr<curl_slist, CurlEnds> recipients(
      curl_slist_append(nullptr, ("<" + letter.to + ">").c_str()));
  auto* curl = session_->handle.get();
  curl_easy_reset(curl);  // Options only: the connection stays.
  session_->said.fill('\0');
  const auto from = "<" + options_.from + ">";
  const auto connect_ms = options_.connect.count();
  const auto whole_ms = options_.whole.count();
  const bool tls = options_.server.tls != MailTls::none;
  curl_easy_setopt(curl, CURLOPT_URL, options_.server.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_bytes);
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, whole_ms);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, ask_whether_to_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stopping_);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, session_->said.data());
  if (options_.login) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, options_.login->user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, options_.login->password.c_str());
  }
  const auto result = curl_easy_perform(curl);
  if (result == CURLE_OK) return {.handed = Handed::over};
  if (refuses_the_address(session_->said.data())) {
    return {.handed = Handed::never, .why = "the mail server refuses this address"};
  }
  return {.handed = Handed::not_yet, .why = curl_easy_strerror(result)};
}

}  // namespace server
