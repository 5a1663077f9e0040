#include "server/notices/mail.h"

#include <date/date.h>
#include <openssl/evp.h>

#include <algorithm>
#include <string_view>

#include "events/check.h"
#include "events/person/noticing.h"

namespace server {
namespace {

// Lines of at most 76 characters (RFC 2045, 6.8).
std::string base64_lines(std::string_view bytes) {
  constexpr std::size_t bytes_a_line = 57;
  std::string lines;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes_a_line, bytes.size()))) {
    const auto part = bytes.substr(0, bytes_a_line);
    std::string line(78, '\0');
    const auto length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(line.data()),
                                        reinterpret_cast<const unsigned char*>(part.data()),
                                        static_cast<int>(part.size()));
    lines += line.substr(0, static_cast<std::size_t>(length)) + "\r\n";
  }
  return lines;
}

// `Mon, 02 Mar 2026 12:00:00 +0000`
std::string date_of(events::Timestamp at) {
  return date::format("%a, %d %b %Y %T +0000", date::floor<std::chrono::seconds>(at));
}

}  // namespace

std::string mail_of(const Letter& letter, const std::string& from, const std::string& to) {
  events::check(events::person::is_email(from) && events::person::is_email(to),
                "a mail goes from an address to an address");
  const auto domain = from.substr(from.find('@') + 1);
  std::string mail;
  mail += "Date: " + date_of(letter.at) + "\r\n";
  mail += "From: Medvirk <" + from + ">\r\n";
  mail += "To: <" + to + ">\r\n";
  mail += "Message-ID: <" + letter.id + "@" + domain + ">\r\n";
  if (!letter.text.subject.empty()) mail += "Subject: " + letter.text.subject + "\r\n";
  mail +=
      "Auto-Submitted: auto-generated\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n"
      "\r\n";
  mail += base64_lines(letter.text.body);
  events::check(mail.size() <= limits::mail_bytes_max, "a notice is short");
  return mail;
}

}  // namespace server
