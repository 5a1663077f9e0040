// R48, S62: what leaves the house in an e-mail or an SMS, and when it does not: quiet hours in
// Norwegian local time, through both changes of the clocks.
#include "server/notices/texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "events/json/shape.h"
#include "server/notices/mail.h"
#include "server/notices/quiet_hours.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using events::person::Language;
using events::person::NoticeChannel;
using events::person::NoticeChannelsChosen;
using server::is_public_url;
using server::mail_of;
using server::NoticeText;
using server::QuietHours;
using server::text_of;

constexpr std::array languages{Language::nb, Language::nn, Language::en};
constexpr std::array channels{NoticeChannel::email, NoticeChannel::sms};
const std::string longest_url = "https://" + std::string(72, 'x');

std::vector<NoticeText> all_texts(const std::string& url) {
  std::vector<NoticeText> all;
  for (const auto language : languages) {
    for (const auto channel : channels) all.push_back(text_of(channel, language, url));
  }
  return all;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

TEST(NoticeTexts, R48_NoTextNamesAPersonAPlanADiagnosisOrABody) {
  for (const auto& text : all_texts("")) {
    const auto all = lower(text.subject + "\n" + text.body);
    for (const auto* word : {"plan",      "ansvarsgruppe", "koordinator", "coordinator", "kommune",
                             "municipal", "helse",         "health",      "diagnos",     "sjuk",
                             "syk",       "mål",           "goal",        "tiltak",      "measure",
                             "møte",      "meeting",       "samtykke",    "consent",     "sykehus",
                             "nav",       "skole",         "barn",        "{",           "}"}) {
      EXPECT_EQ(all.find(word), std::string::npos) << word << " in " << all;
    }
    EXPECT_EQ(all.find_first_of("0123456789@"), std::string::npos) << all;
  }
}

TEST(NoticeTexts, R48_EveryLanguageHasItsOwnAndTheAddressIsTheOnlyThingThatVaries) {
  std::set<std::string> bodies;
  for (const auto& text : all_texts("")) bodies.insert(text.body);
  EXPECT_EQ(bodies.size(), languages.size() * channels.size());
  const auto with = all_texts("https://ip.example.org");
  for (const auto& text : with) {
    EXPECT_NE(text.body.find("https://ip.example.org"), std::string::npos);
    EXPECT_NE(text.body.find("Medvirk"), std::string::npos);
  }
}

TEST(NoticeTexts, R48_AnSmsIsOneMessageAndASubjectIsPlainAscii) {
  ASSERT_TRUE(is_public_url(longest_url));
  for (const auto& text : all_texts(longest_url)) {
    for (const char c : text.subject) EXPECT_TRUE(c >= ' ' && c <= '~') << text.subject;
    if (!text.subject.empty()) continue;
    EXPECT_LE(text.body.size(), 160U) << text.body;  // GSM 03.38; å counts twice here, once there.
    EXPECT_EQ(text.body.find('\n'), std::string::npos);
  }
}

TEST(NoticeTexts, R48_ThePublicAddressNamesNobody) {
  EXPECT_TRUE(is_public_url("https://ip.example.org/logg-inn"));
  EXPECT_TRUE(is_public_url("http://127.0.0.1:8080"));
  for (const auto* wrong :
       {"", "ip.example.org", "ftp://example.org", "https://", "https://kari@example.org",
        "https://example.org/?person=kari", "https://example.org/#kari",
        "https://example.org/\r\nBcc: x", "https://example.org/ x"}) {
    EXPECT_FALSE(is_public_url(wrong)) << wrong;
  }
  EXPECT_FALSE(is_public_url(longest_url + "x"));
}

TEST(NoticeMail, R48_IsPlainShortAndAnsweredByNoMachine) {
  const auto text = text_of(NoticeChannel::email, Language::nb, "https://ip.example.org");
  const auto mail = mail_of({.channel = NoticeChannel::email,
                             .to = "pia@example.org",
                             .id = "0123abcd",
                             .text = text,
                             .at = time_of("2026-03-02T12:00:05.5Z")},
                            "ikke-svar@example.no", "pia@example.org");
  EXPECT_TRUE(
      mail.starts_with("Date: Mon, 02 Mar 2026 12:00:05 +0000\r\n"
                       "From: Medvirk <ikke-svar@example.no>\r\n"
                       "To: <pia@example.org>\r\n"
                       "Message-ID: <0123abcd@example.no>\r\n"
                       "Subject: Noe nytt til deg i Medvirk\r\n"
                       "Auto-Submitted: auto-generated\r\n"))
      << mail;
  std::size_t line = 0;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    EXPECT_TRUE(static_cast<unsigned char>(mail[i]) < 0x80);
    line = mail[i] == '\n' ? 0 : line + 1;
    EXPECT_LE(line, 78U);
    if (mail[i] == '\n') {
      EXPECT_EQ(mail[i - 1], '\r');
    }
  }
}

class NoticeQuietHours : public testing::Test {
 protected:
  [[nodiscard]] std::string after(std::string_view from, std::string_view until,
                                  std::string_view at) const {
    const NoticeChannelsChosen chosen{.person = id_of(physio),
                                      .channels = {NoticeChannel::email},
                                      .quiet_from = std::string(from),
                                      .quiet_until = std::string(until),
                                      .since = {}};
    return to_text(quiet_.after(chosen, time_of(at))).substr(0, 16);
  }
  const QuietHours quiet_;
};

TEST_F(NoticeQuietHours, S62_NightIsQuietInLocalTimeAndTheDayIsNot) {
  // Norway is one hour ahead of UTC in winter, two in summer.
  EXPECT_EQ(after("22:00", "07:00", "2026-01-15T20:59:00Z"), "2026-01-15T20:59");
  EXPECT_EQ(after("22:00", "07:00", "2026-01-15T21:00:00Z"), "2026-01-16T06:00");
  EXPECT_EQ(after("22:00", "07:00", "2026-01-16T05:59:59Z"), "2026-01-16T06:00");
  EXPECT_EQ(after("22:00", "07:00", "2026-01-16T06:00:00Z"), "2026-01-16T06:00");
  EXPECT_EQ(after("22:00", "07:00", "2026-07-15T19:59:00Z"), "2026-07-15T19:59");
  EXPECT_EQ(after("22:00", "07:00", "2026-07-15T20:00:00Z"), "2026-07-16T05:00");
}

TEST_F(NoticeQuietHours, S62_TheyMayLieWithinADay) {
  EXPECT_EQ(after("08:00", "15:30", "2026-01-15T07:00:00Z"), "2026-01-15T14:30");
  EXPECT_EQ(after("08:00", "15:30", "2026-01-15T14:30:00Z"), "2026-01-15T14:30");
  EXPECT_EQ(after("08:00", "15:30", "2026-01-15T06:59:00Z"), "2026-01-15T06:59");
}

TEST_F(NoticeQuietHours, S62_TheNightInMarchIsAnHourShorterAndTheOneInOctoberLonger) {
  EXPECT_EQ(after("22:00", "07:00", "2026-03-28T21:30:00Z"), "2026-03-29T05:00");
  EXPECT_EQ(after("22:00", "07:00", "2026-10-24T20:30:00Z"), "2026-10-25T06:00");
}

TEST_F(NoticeQuietHours, S62_AnEndThatTheClocksSkipOrPassTwiceIsStillAnEnd) {
  // 02:30 does not exist on 29 March: the clocks go from 02:00 to 03:00 at 01:00 UTC.
  EXPECT_EQ(after("22:00", "02:30", "2026-03-29T00:30:00Z"), "2026-03-29T01:00");
  // 02:30 comes twice on 25 October, at 00:30 and 01:30 UTC; the second is the end.
  EXPECT_EQ(after("22:00", "02:30", "2026-10-25T00:15:00Z"), "2026-10-25T01:30");
  EXPECT_EQ(after("22:00", "02:30", "2026-10-25T01:15:00Z"), "2026-10-25T01:30");
}

TEST_F(NoticeQuietHours, S62_NoneChosenIsNoneKept) {
  const NoticeChannelsChosen chosen{
      .person = id_of(physio), .channels = {NoticeChannel::email}, .since = {}};
  const auto at = time_of("2026-01-15T23:00:00Z");
  EXPECT_EQ(quiet_.after(chosen, at), at);
}

}  // namespace
}  // namespace tests
