#include "server/notices/texts.h"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace server {
namespace {

using events::person::Language;
using events::person::NoticeChannel;

constexpr std::size_t public_url_max = 80;

struct Words {
  const char* subject;
  const char* news;    // In the e-mail and the SMS alike.
  const char* log_in;  // Before the address.
  const char* log_in_alone;
  const char* why_no_more;
  const char* choice;
};

const Words& words_in(Language language) {
  static constexpr Words nb{
      .subject = "Noe nytt til deg i Medvirk",
      .news = "Det er noe nytt til deg i Medvirk.",
      .log_in = "Logg inn for å se hva det er:",
      .log_in_alone = "Logg inn for å se hva det er.",
      .why_no_more = "Av hensyn til personvernet står det ikke mer i denne meldingen.",
      .choice =
          "Du velger selv om du vil ha slike varsler; det kan du endre når du er logget inn."};
  static constexpr Words nn{
      .subject = "Noko nytt til deg i Medvirk",
      .news = "Det er noko nytt til deg i Medvirk.",
      .log_in = "Logg inn for å sjå kva det er:",
      .log_in_alone = "Logg inn for å sjå kva det er.",
      .why_no_more = "Av omsyn til personvernet står det ikkje meir i denne meldinga.",
      .choice = "Du vel sjølv om du vil ha slike varsel; det kan du endre når du er logga inn."};
  static constexpr Words en{
      .subject = "Something new for you in Medvirk",
      .news = "There is something new for you in Medvirk.",
      .log_in = "Log in to see what it is:",
      .log_in_alone = "Log in to see what it is.",
      .why_no_more = "To protect your privacy, this message says no more.",
      .choice = "You decide whether you want such notices; change it when you are logged in."};
  switch (language) {
    case Language::nb: return nb;
    case Language::nn: return nn;
    case Language::en: break;
  }
  return en;
}

}  // namespace

NoticeText text_of(NoticeChannel channel, Language language, std::string_view public_url) {
  const auto& words = words_in(language);
  const std::string where(public_url);
  const std::string log_in = where.empty() ? words.log_in_alone : words.log_in;
  if (channel == NoticeChannel::sms) {
    return {.subject = {},
            .body = std::string(words.news) + " " + log_in + (where.empty() ? "" : " " + where)};
  }
  return {.subject = words.subject,
          .body = std::string(words.news) + "\n\n" + log_in + "\n" +
                  (where.empty() ? "" : where + "\n") + "\n" + words.why_no_more + "\n" +
                  words.choice + "\n"};
}

bool is_public_url(std::string_view text) {
  if (text.empty() || text.size() > public_url_max) return false;
  const auto url = boost::urls::parse_uri({text.data(), text.size()});
  if (!url) return false;
  const bool web = url->scheme() == "https" || url->scheme() == "http";
  return web && !url->encoded_host().empty() && !url->has_userinfo() && !url->has_query() &&
         !url->has_fragment();
}

}  // namespace server
