// TLS at the door: what is agreed on and what is not, and a certificate that changes while people
// are connected.
#include "server/gateway/peer/tls.h"

#include <openssl/ssl.h>

#include <filesystem>
#include <fstream>

#include "tests/server/certificates.h"
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"
#include "tests/server/tls_client.h"

namespace tests {
namespace {

constexpr std::string_view health = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

class TlsDoor : public Door {
 protected:
  [[nodiscard]] std::optional<server::TlsFiles> tls() const override { return files_; }
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.handshake = 2s;
    return limits;
  }
  // Puts another certificate where the server's lies.
  void replace_with(const std::string& name) const {
    const auto fresh = make_certificate(folder_.path(), name);
    std::filesystem::rename(fresh.private_key, files_.private_key);
    std::filesystem::rename(fresh.certificate_chain, files_.certificate_chain);
  }

  server::TlsFiles files_ = make_certificate(folder_.path(), "first");
};

TEST_F(TlsDoor, Threads_ARequestIsAnsweredUnderTls13) {
  TlsClient client(peer(), {.protocols = "\x08http/1.1"});
  EXPECT_EQ(client.version(), "TLSv1.3");
  EXPECT_EQ(client.protocol(), "http/1.1");
  const auto answer = client.say(health, "ok\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
  EXPECT_NE(answer.find("Strict-Transport-Security: max-age="), std::string::npos) << answer;
  EXPECT_FALSE(client.can_resume()) << "no key that lives as long as the process";
}

TEST_F(TlsDoor, Threads_Tls12IsSpokenAndTls11IsNot) {
  TlsClient old(peer(), {.at_most = TLS1_2_VERSION});
  EXPECT_EQ(old.version(), "TLSv1.2");
  EXPECT_NE(old.say(health, "ok\n").find("200"), std::string::npos);
  EXPECT_THROW(TlsClient(peer(), {.at_most = TLS1_1_VERSION}), std::runtime_error);
}

TEST_F(TlsDoor, Threads_WhoSpeaksSomethingElseThanHttp11IsToldInTheHandshake) {
  EXPECT_THROW(TlsClient(peer(), {.protocols = "\x02h2"}), std::runtime_error);
}

TEST_F(TlsDoor, Threads_WhoSpeaksNoTlsIsLetGo) {
  RawSocket plain(peer());
  ASSERT_TRUE(plain.send(health));
  EXPECT_EQ(plain.read_to_end(patience).find("200"), std::string::npos);
  EXPECT_TRUE(plain.closed());
  RawSocket silent(peer());
  EXPECT_TRUE(silent.hung_up(patience)) << "a handshake has its time";
}

TEST_F(TlsDoor, Threads_ANewCertificateIsForThoseWhoComeAfterIt) {
  TlsClient before(peer());
  EXPECT_EQ(before.subject(), "first");
  replace_with("second");
  node_->reload_certificate();
  TlsClient after(peer());
  EXPECT_EQ(after.subject(), "second");
  EXPECT_NE(before.say(health, "ok\n").find("200"), std::string::npos) << "the old one goes on";
}

TEST_F(TlsDoor, Threads_ACertificateThatIsNoGoodLeavesTheOldOne) {
  std::ofstream(files_.certificate_chain) << "not a certificate";
  node_->reload_certificate();
  EXPECT_EQ(TlsClient(peer()).subject(), "first");
}

TEST(Tls, AChangedFileIsSeenAndABadOneIsTriedOnce) {
  const TempFolder folder;
  const auto files = make_certificate(folder.path(), "one");
  server::Tls tls(files);
  const auto first = tls.current();
  EXPECT_EQ(tls.look(), server::Tls::Looked::same);
  // The new certificate is there, its key not yet.
  const auto fresh = make_certificate(folder.path(), "two");
  std::filesystem::rename(fresh.certificate_chain, files.certificate_chain);
  EXPECT_EQ(tls.look(), server::Tls::Looked::kept_old);
  EXPECT_EQ(tls.current(), first);
  EXPECT_EQ(tls.look(), server::Tls::Looked::same) << "it is logged once";
  std::filesystem::rename(fresh.private_key, files.private_key);
  EXPECT_EQ(tls.look(), server::Tls::Looked::renewed);
  EXPECT_NE(tls.current(), first);
}

TEST(Tls, AServerDoesNotStartWithAKeyOfAnotherCertificate) {
  const TempFolder folder;
  const auto one = make_certificate(folder.path(), "one");
  const auto two = make_certificate(folder.path(), "two");
  EXPECT_THROW(
      server::Tls({.certificate_chain = one.certificate_chain, .private_key = two.private_key}),
      std::runtime_error);
  EXPECT_THROW(
      server::Tls({.certificate_chain = one.certificate_chain, .private_key = "nowhere.key"}),
      std::runtime_error);
}

}  // namespace
}  // namespace tests
