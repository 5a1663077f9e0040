// R48: what carries notices: files, and a real mail server, that refuses, is busy, or is down.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <filesystem>
#include <fstream>

#include "events/json/read.h"
#include "server/notices/channels.h"
#include "server/notices/file_sender.h"
#include "server/notices/smtp_sender.h"
#include "tests/server/mail_server.h"
#include "tests/server/notice_room.h"

namespace tests {
namespace {

namespace fs = std::filesystem;
using events::json::Json;
using events::person::Language;
using server::FileSender;
using server::Letter;
using server::mail_server_from;
using server::MailTls;
using server::SmtpOptions;
using server::SmtpSender;

Letter letter(const std::string& to, NoticeChannel channel = NoticeChannel::email) {
  return {.channel = channel,
          .to = to,
          .id = "0123456789abcdef",
          .text = server::text_of(channel, Language::nb, public_url),
          .at = time_of("2026-03-02T12:00:00Z")};
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(FileSender, R48_WritesALineANotice) {
  const TempFolder folder;
  FileSender sender{folder.path() / "notices"};
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::over);
  EXPECT_EQ(sender.send(letter("+4799999999", NoticeChannel::sms)).handed, Handed::over);
  const auto file = folder.path() / "notices" / "outbox.jsonl";
  const auto lines = lines_of(file);
  ASSERT_EQ(lines.size(), 2U);
  const auto mail = Json::parse(lines[0]);
  EXPECT_EQ(mail.at("to"), "pia@example.org");
  EXPECT_EQ(mail.at("channel"), "email");
  EXPECT_EQ(mail.at("body"), letter("").text.body);
  EXPECT_FALSE(Json::parse(lines[1]).contains("text"));
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(FileSender, R48_ALineLeftHalfSpoilsNoOther) {
  const TempFolder folder;
  std::ofstream(folder.path() / "outbox.jsonl") << R"({"at":"2026-)";
  FileSender sender{folder.path()};
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::over);
  const auto lines = lines_of(folder.path() / "outbox.jsonl");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(Json::parse(lines[1]).at("to"), "pia@example.org");
}

TEST(FileSender, R48_AFullFileIsPutAside) {
  const TempFolder folder;
  FileSender sender{folder.path(), 100};
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::over);
  EXPECT_EQ(sender.send(letter("tor@example.org")).handed, Handed::over);
  EXPECT_EQ(lines_of(folder.path() / "outbox.jsonl").size(), 1U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 2);
}

TEST(FileSender, R48_WhatIsNotOnDiskIsNotHandedOver) {
  const TempFolder folder;
  std::ofstream(folder.path() / "notices") << "a file where the folder should be";
  FileSender sender{folder.path() / "notices"};
  const auto result = sender.send(letter("pia@example.org"));
  EXPECT_EQ(result.handed, Handed::not_yet);
  EXPECT_FALSE(result.why.empty());
}

TEST(MailServerUrl, R48_TlsIsDemandedOfEveryServerButOurOwnMachine) {
  EXPECT_EQ(mail_server_from("smtp://127.0.0.1:2525")->tls, MailTls::none);
  EXPECT_EQ(mail_server_from("smtp://localhost")->tls, MailTls::none);
  EXPECT_EQ(mail_server_from("smtp://[::1]:25")->tls, MailTls::none);
  EXPECT_EQ(mail_server_from("smtp://mail.example.org")->tls, MailTls::start_tls);
  EXPECT_EQ(mail_server_from("smtps://mail.example.org:465")->tls, MailTls::from_start);
  EXPECT_EQ(mail_server_from("smtp://mail.example.org:587")->url, "smtp://mail.example.org:587");
  for (const auto* wrong :
       {"", "smtp://127.0.0.1.example.org", "mail.example.org:25", "http://mail.example.org",
        "smtp://", "smtp://user:word@mail.example.org", "smtp://mail.example.org/path",
        "smtp://mail.example.org:0", "smtp://mail.example.org?x=y"}) {
    EXPECT_FALSE(mail_server_from(wrong)) << wrong;
  }
}

class Smtp : public testing::Test {
 protected:
  [[nodiscard]] SmtpOptions options() const {
    return {.server = mail_server_from(server_.url()).value(), .from = "ikke-svar@example.no"};
  }
  static std::string body_of(const std::string& mail) {
    auto text = mail.substr(mail.find("\n\n") + 2);
    std::erase(text, '\n');
    std::string body(text.size(), '\0');
    const auto size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(body.data()),
                                      reinterpret_cast<const unsigned char*>(text.data()),
                                      static_cast<int>(text.size()));
    EXPECT_GE(size, 0);
    body.resize(static_cast<std::size_t>(size));
    while (!body.empty() && body.back() == '\0') body.pop_back();  // What the padding stood for.
    return body;
  }

  TempFolder folder_;
  MailServer server_{folder_.path()};
};

TEST_F(Smtp, R48_ANoticeArrivesWithItsFixedTextAndNothingElse) {
  SmtpSender sender{options()};
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::over);
  EXPECT_EQ(sender.send(letter("tor@example.org")).handed, Handed::over);
  auto mails = server_.mails();
  ASSERT_EQ(mails.size(), 2U);
  if (mails[0].find("X-RcptTo: pia@example.org") == std::string::npos) mails[0].swap(mails[1]);
  EXPECT_NE(mails[0].find("X-RcptTo: pia@example.org"), std::string::npos) << mails[0];
  EXPECT_NE(mails[0].find("X-MailFrom: ikke-svar@example.no"), std::string::npos) << mails[0];
  EXPECT_NE(mails[0].find("Subject: Noe nytt til deg i Medvirk\n"), std::string::npos) << mails[0];
  EXPECT_EQ(body_of(mails[0]), letter("").text.body);
  EXPECT_EQ(mails[0].find("tor@"), std::string::npos);
}

TEST_F(Smtp, R48_ARefusedRecipientIsRefusedForGoodAndABusyOneForNow) {
  SmtpSender sender{options()};
  const auto refused = sender.send(letter("unknown@example.org"));
  EXPECT_EQ(refused.handed, Handed::never);
  EXPECT_EQ(refused.why.find("unknown@"), std::string::npos);
  const auto busy = sender.send(letter("busy@example.org"));
  EXPECT_EQ(busy.handed, Handed::not_yet);
  EXPECT_EQ(busy.why.find("busy@"), std::string::npos);
  EXPECT_EQ(sender.send(letter("pia@example.org\r\nRCPT TO:<x@example.org>")).handed,
            Handed::never);
  // None of this spoils the next.
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::over);
  EXPECT_EQ(server_.mails().size(), 1U);
}

TEST_F(Smtp, R48_AServerThatIsDownIsTriedLater) {
  SmtpSender sender{options()};
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::over);
  server_.stop();
  const auto down = sender.send(letter("pia@example.org"));
  EXPECT_EQ(down.handed, Handed::not_yet);
  EXPECT_FALSE(down.why.empty());
}

TEST_F(Smtp, R48_AServerWithoutTlsGetsNothingWhereTlsIsDemanded) {
  auto strict = options();
  strict.server.tls = MailTls::start_tls;
  SmtpSender sender{strict};
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::not_yet);
  EXPECT_TRUE(server_.mails().empty());
}

TEST_F(Smtp, R48_AStoppedSenderSendsNothing) {
  SmtpSender sender{options()};
  sender.stop();
  EXPECT_EQ(sender.send(letter("pia@example.org")).handed, Handed::not_yet);
  EXPECT_TRUE(server_.mails().empty());
}

TEST_F(Smtp, R48_AnSmsGoesThroughTheGatewayOrToAFile) {
  const server::ChannelOptions with{
      .folder = folder_.path() / "with", .smtp = options(), .sms_domain = "sms.example.org"};
  const auto sms = letter("+4799999999", NoticeChannel::sms);
  EXPECT_EQ(server::open_channels(with)->send(sms).handed, Handed::over);
  const auto mails = server_.mails();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_NE(mails[0].find("X-RcptTo: 4799999999@sms.example.org"), std::string::npos) << mails[0];
  EXPECT_EQ(mails[0].find("Subject:"), std::string::npos);
  EXPECT_EQ(body_of(mails[0]), sms.text.body);
  const server::ChannelOptions without{.folder = folder_.path() / "without", .smtp = options()};
  EXPECT_EQ(server::open_channels(without)->send(sms).handed, Handed::over);
  EXPECT_EQ(lines_of(folder_.path() / "without" / "outbox.jsonl").size(), 1U);
  EXPECT_EQ(server_.mails().size(), 1U);
}

// From a goal set to a mail in the reader's box, past a recipient that the server refuses.
class SmtpStory : public NoticeRoom {
 protected:
  TempFolder mail_folder_;
  MailServer server_{mail_folder_.path()};
};

TEST_F(SmtpStory, R48_FromAnEventToAMailbox) {
  const auto who_knows_nobody = person::ChooseNoticeChannels{.channels = {NoticeChannel::email},
                                                             .email = "unknown@example.org"};
  World::done(world_->send(world_->ask_of(coordinator, stream_of(id_of(coordinator)),
                                          person::Command{who_knows_nobody})));
  by_email(physio);
  set_goal("swim", LifeArea::health);
  follow();
  SmtpSender sender{
      {.server = mail_server_from(server_.url()).value(), .from = "ikke-svar@example.no"}};
  server::Delivery delivery{*log_, world_->clock(), world_->journal(), quiet_, sender, public_url};
  delivery.send_due();
  ASSERT_EQ(server_.mails().size(), 1U);
  const auto mail = server_.mails().front();
  for (const auto* word : {"Noe bare jeg vet", "swim", "Kari", "Ola"}) {
    EXPECT_EQ(mail.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(history(physio).back(), "NoticeSent");
  EXPECT_EQ(history(coordinator).back(), "NoticeFailed");
  EXPECT_TRUE(outbox().empty());
}

}  // namespace
}  // namespace tests
