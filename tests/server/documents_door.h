// A whole server on loopback that keeps documents: Kari's plan on a real log, and a store beside
// it, in a folder that a test can open again.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "events/json/read.h"
#include "server/data_folder.h"
#include "server/documents/documents.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tests/server/patience.h"
#include "tests/server/raw_socket.h"
#include "tests/support/contents.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/client/live_client.h"

namespace tests {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using tools::Headers;
using tools::HttpAnswer;

class DocumentDoor : public testing::Test {
 protected:
  void SetUp() override {
    {
      const auto log = server::open_to_write(folder_.path());
      World world(log.get());
      world.open_plan();
    }
    start();
  }
  void TearDown() override { stop(); }

  [[nodiscard]] virtual server::GatewayLimits limits() const { return {}; }

  void start() {
    log_ = server::open_to_write(folder_.path());
    issuer_ = server::Issuer::open(folder_.path());
    const server::DocumentLimits no_reserve{.reserve_bytes = 0};
    documents_ = std::make_unique<server::Documents>(folder_.path(), clock_, no_reserve);
    const server::NodeOptions options{.gateway = limits(), .documents = documents_.get()};
    node_ = std::make_unique<server::Node>(options, *log_, *issuer_, clock_);
    node_->start();
  }
  void stop() {
    node_.reset();
    documents_.reset();
    issuer_.reset();
    log_.reset();
  }
  void restart() {
    stop();
    start();
  }

  [[nodiscard]] tools::Peer peer() const { return {.host = "127.0.0.1", .port = node_->port()}; }
  [[nodiscard]] std::string token(std::string_view person) const {
    return issuer_->token(id_of(person), clock_.now(), 1h);
  }
  [[nodiscard]] static std::string plan_path() { return "/api/v1/plans/" + World::plan().value; }
  [[nodiscard]] HttpAnswer upload(std::string_view by, const std::string& content,
                                  const std::string& type = "application/pdf",
                                  const std::string& to = plan_path()) const {
    const Headers headers{{"Authorization", "Bearer " + token(by)}, {"Content-Type", type}};
    return tools::http(peer(), "POST", to + "/documents", headers, content);
  }
  // The answer to a content that is kept.
  [[nodiscard]] Json uploaded(std::string_view by, const std::string& content,
                              const std::string& type = "application/pdf") const {
    const auto answer = upload(by, content, type);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return Json::parse(answer.body, nullptr, false);
  }
  [[nodiscard]] HttpAnswer fetch(std::string_view by, const std::string& document,
                                 std::string_view method = "GET") const {
    return tools::http(peer(), method, plan_path() + "/documents/" + document,
                       {{"Authorization", "Bearer " + token(by)}});
  }
  [[nodiscard]] HttpAnswer command(std::string_view by, const std::string& name, const Json& body,
                                   const CommandId& id = fresh_command()) const {
    const Json message{{"name", name}, {"expected", seen()}, {"body", body}};
    const Headers headers{{"Authorization", "Bearer " + token(by)},
                          {"Content-Type", "application/json"},
                          {"Idempotency-Key", id.value}};
    return tools::http(peer(), "POST", plan_path() + "/commands", headers, message.dump());
  }
  [[nodiscard]] std::uint64_t seen() const { return log_->version_of(World::plan_stream()).value; }
  // AttachDocument for what an upload answered.
  [[nodiscard]] static Json attach(const Json& upload, std::string_view document,
                                   std::string_view area = "health") {
    return {{"document", document},
            {"area", area},
            {"title", "Epikrise fra sykehuset på Østlandet"},
            {"mediaType", upload.at("mediaType")},
            {"bytes", upload.at("bytes")},
            {"sha256", upload.at("sha256")}};
  }
  // Uploaded and attached: the hash.
  std::string must_attach(std::string_view by, const std::string& content,
                          std::string_view document, std::string_view area = "health") {
    const auto upload = uploaded(by, content);
    const auto answer = command(by, "AttachDocument", attach(upload, document, area));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return upload.at("sha256");
  }
  static std::string problem(const HttpAnswer& answer) {
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << answer.body;
    return Json::parse(answer.body, nullptr, false).value("type", answer.body);
  }
  // The headers of an upload, whose content comes later or never.
  [[nodiscard]] std::string upload_head(std::string_view by, std::size_t length) const {
    return "POST " + plan_path() + "/documents HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" +
           (by.empty() ? "" : "Authorization: Bearer " + token(by) + "\r\n") +
           "Content-Type: application/pdf\r\nExpect: 100-continue\r\nContent-Length: " +
           std::to_string(length) + "\r\n\r\n";
  }
  // What comes back for those headers alone.
  [[nodiscard]] std::string reply_to_head(std::string_view by, std::size_t length) const {
    RawSocket socket(peer());
    EXPECT_TRUE(socket.send(upload_head(by, length)));
    return socket.read_until("\r\n\r\n", patience);
  }

  TempFolder folder_;
  FakeClock clock_;
  std::unique_ptr<events::stores::RocksLog> log_;
  std::unique_ptr<server::Issuer> issuer_;
  std::unique_ptr<server::Documents> documents_;
  std::unique_ptr<server::Node> node_;
};

}  // namespace tests
