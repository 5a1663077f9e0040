// What is let in: by whom, how much, of which type, how many at a time and for how long; and that
// nothing is read of what is not.
#include "protocol/limits.h"
#include "tests/server/documents_door.h"

namespace tests {
namespace {

constexpr auto document_bytes_max = protocol::limits::document_bytes_max;

TEST_F(DocumentDoor, Threads_A3_TheTypeIsTakenFromTheContentAndMustBeTheOneDeclared) {
  EXPECT_EQ(upload(kari, png(), "image/png").status, 201);
  EXPECT_EQ(upload(kari, jpeg(), "image/jpeg").status, 201);
  EXPECT_EQ(upload(kari, pdf(), "Application/PDF; x=y").status, 201);
  const auto expect_refused = [&](const std::string& content, const std::string& type) {
    const auto answer = upload(kari, content, type);
    EXPECT_EQ(answer.status, 415) << type;
    EXPECT_EQ(problem(answer), "/problems/unsupported-document");
    EXPECT_NE(answer.body.find("application/pdf, image/png, image/jpeg"), std::string::npos)
        << answer.body;
  };
  expect_refused(pdf(), "image/png");
  expect_refused(html(), "application/pdf");
  expect_refused(html(), "text/html");
  expect_refused(png(), "image/svg+xml");
  expect_refused(pdf(), "application/octet-stream");
  expect_refused("", "application/pdf");
}

TEST_F(DocumentDoor, Threads_R5_OnlyWhoMayAttachMayUpload) {
  for (const auto who : {kari, coordinator, physio, teacher}) {
    EXPECT_EQ(upload(who, pdf(who)).status, 201) << who;
  }
  const auto outside = upload(stranger, pdf());
  EXPECT_EQ(outside.status, 403);
  EXPECT_EQ(problem(outside), "/problems/no-access");
  const auto nowhere =
      upload(stranger, pdf(), "application/pdf", "/api/v1/plans/" + plan_of(id_of("nobody")).value);
  EXPECT_EQ(nowhere.body, outside.body);
}

TEST_F(DocumentDoor, Threads_NoContentIsReadFromWhomWeDoNotKnowOrWhoMayNot) {
  const auto nobody = reply_to_head("", 1'000'000);
  EXPECT_TRUE(nobody.starts_with("HTTP/1.1 401")) << nobody;
  const auto outside = reply_to_head(stranger, 1'000'000);
  EXPECT_TRUE(outside.starts_with("HTTP/1.1 403")) << outside;
  const auto owner = reply_to_head(kari, 1'000'000);
  EXPECT_TRUE(owner.starts_with("HTTP/1.1 100")) << owner;
}

TEST_F(DocumentDoor, Threads_ADocumentHasABoundOfItsOwnAndTheOthersKeepTheirs) {
  const auto too_large = reply_to_head(kari, document_bytes_max + 1);
  EXPECT_TRUE(too_large.starts_with("HTTP/1.1 413")) << too_large;
  auto largest = pdf();
  largest.resize(document_bytes_max, ' ');
  const auto sha256 = must_attach(kari, largest, "largest");
  const auto answer = fetch(kari, sha256);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.body == largest);
  RawSocket socket(peer());
  socket.send("POST " + plan_path() + "/commands HTTP/1.1\r\nHost: a\r\nContent-Length: " +
              std::to_string(protocol::limits::message_bytes_max + 1) + "\r\n\r\n");
  EXPECT_TRUE(socket.read_until("\r\n\r\n", patience).starts_with("HTTP/1.1 413"));
}

TEST_F(DocumentDoor, Threads_WithoutALengthNothingIsTakenIn) {
  RawSocket socket(peer());
  socket.send("POST " + plan_path() + "/documents HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " +
              token(kari) + "\r\nContent-Type: application/pdf\r\n\r\n");
  EXPECT_TRUE(socket.read_until("\r\n\r\n", patience).starts_with("HTTP/1.1 411"));
}

TEST_F(DocumentDoor, Threads_OnlySoManyWaitToBeAttachedInAPlan) {
  const auto most = server::DocumentLimits{}.waiting_max;
  for (std::size_t i = 0; i < most; ++i) {
    ASSERT_EQ(upload(kari, pdf(std::to_string(i))).status, 201);
  }
  const auto answer = upload(coordinator, pdf("én til"));
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(problem(answer), "/problems/too-many");
}

// An upload whose content has not come yet, and is waited for.
class Begun {
 public:
  Begun(const tools::Peer& peer, const std::string& head, std::chrono::milliseconds patience)
      : socket_(peer) {
    EXPECT_TRUE(socket_.send(head));
    const auto reply = socket_.read_until("\r\n\r\n", patience);
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 100")) << reply;
  }
  std::string finish(std::string_view content, std::chrono::milliseconds patience) {
    EXPECT_TRUE(socket_.send(content));
    return socket_.read_to_end(patience);
  }
  RawSocket& socket() { return socket_; }

 private:
  RawSocket socket_;
};

class OneUpload : public DocumentDoor {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.uploads_max = 1, .transfers_each_max = 1};
  }
};

TEST_F(OneUpload, Threads_OneMoreAtATimeIsToldWhenToComeBackAndTheFirstGoesOn) {
  Begun first(peer(), upload_head(kari, pdf().size()), patience);
  const auto second = reply_to_head(coordinator, pdf().size());
  EXPECT_TRUE(second.starts_with("HTTP/1.1 503")) << second;
  EXPECT_NE(second.find("Retry-After: "), std::string::npos) << second;
  EXPECT_EQ(tools::http(peer(), "GET", "/healthz").status, 200) << "others notice nothing";
  const auto done = first.finish(pdf(), patience);
  EXPECT_TRUE(done.starts_with("HTTP/1.1 201")) << done;
  EXPECT_EQ(upload(coordinator, pdf()).status, 201) << "its place is free again";
}

class OneEach : public DocumentDoor {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override { return {.transfers_each_max = 1}; }
};

TEST_F(OneEach, Threads_OnePersonDoesNotTakeThePlacesOfOthers) {
  const Begun first(peer(), upload_head(kari, pdf().size()), patience);
  const auto second = reply_to_head(kari, pdf().size());
  EXPECT_TRUE(second.starts_with("HTTP/1.1 429")) << second;
  EXPECT_EQ(upload(coordinator, pdf()).status, 201);
}

class NoDownload : public DocumentDoor {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override { return {.downloads_max = 0}; }
};

TEST_F(NoDownload, Threads_WithAsManyOnTheirWayOutAsThereMayBeOneMoreWaits) {
  must_attach(kari, pdf(), "report");
  const auto answer = fetch(kari, "report");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(problem(answer), "/problems/overloaded");
}

class Hurried : public DocumentDoor {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.uploads_max = 1, .transfer = 300ms};
  }
};

TEST_F(Hurried, Threads_AContentThatDoesNotComeInTimeIsLetGoAndItsPlaceIsFree) {
  Begun slow(peer(), upload_head(kari, pdf().size()), patience);
  ASSERT_TRUE(slow.socket().send(pdf().substr(0, 10)));
  EXPECT_TRUE(slow.socket().hung_up(patience));
  EXPECT_EQ(upload(coordinator, pdf()).status, 201);
}

TEST_F(DocumentDoor, Threads_ASenderThatHangsUpLeavesNothing) {
  {
    Begun gone(peer(), upload_head(kari, pdf().size()), patience);
    ASSERT_TRUE(gone.socket().send(pdf().substr(0, 10)));
    gone.socket().finish();
    gone.socket().read_to_end(patience);
    EXPECT_TRUE(gone.socket().closed());
  }
  std::size_t files = 0;
  for (const auto& each :
       std::filesystem::recursive_directory_iterator(folder_.path() / "documents")) {
    files += each.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, 0U);
}

}  // namespace
}  // namespace tests
