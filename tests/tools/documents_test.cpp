// `medvirk verify` and the documents: each content that an event names is there and whole.
#include "tools/documents.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/data_folder.h"
#include "server/documents/documents.h"
#include "server/documents/places.h"
#include "tests/support/contents.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"

namespace tests {
namespace {

namespace fs = std::filesystem;

class DocumentsCheck : public testing::Test {
 protected:
  void SetUp() override {
    log_ = server::open_to_write(folder_.path());
    world_ = std::make_unique<World>(log_.get());
    world_->open_plan();
    server::Documents documents(folder_.path(), clock_, {.reserve_bytes = 0});
    const auto keep = [&](const std::string& content) {
      EXPECT_TRUE(documents.put(World::plan(), id_of(kari), contact::MediaType::pdf, content));
      return events::to_hex(events::sha256(content));
    };
    const auto report = keep(pdf("rapport"));
    attach("one", report);
    attach("two", report);  // The same content under two names.
    attach("three", keep(pdf("den andre")));
    world_->must(kari, contact::RemoveDocument{.document = {"three"}, .reason = "Feil"});
    world_->must(kari, consent::AttachConsentDocument{.consent = {"consent-plan"},
                                                      .document_title = "Signert samtykke",
                                                      .sha256 = keep(pdf("samtykke")),
                                                      .media_type = "application/pdf"});
    static_cast<void>(keep(pdf("ikke vedlagt")));
  }
  void attach(std::string_view id, const std::string& sha256) {
    world_->must(kari, contact::AttachDocument{.document = {std::string(id)},
                                               .area = LifeArea::health,
                                               .title = "Epikrise",
                                               .media_type = contact::MediaType::pdf,
                                               .bytes = 100,
                                               .sha256 = sha256});
  }
  [[nodiscard]] tools::DocumentsReport check() const {
    return tools::check_documents(*log_, folder_.path());
  }
  [[nodiscard]] fs::path content_of(const std::string& content) const {
    const auto keys = server::DocumentKeys::read(folder_.path()).of(World::plan());
    return folder_.path() / server::documents_folder /
           server::content_name(keys, events::sha256(content));
  }

  TempFolder folder_;
  FakeClock clock_;
  std::unique_ptr<events::stores::RocksLog> log_;
  std::unique_ptr<World> world_;
};

TEST_F(DocumentsCheck, A3_CountsEachContentThatAnEventNamesOnce) {
  std::uint64_t done = 0;
  const auto report = tools::check_documents(
      *log_, folder_.path(), [&](std::uint64_t at, std::uint64_t /*all*/) { done = at; });
  EXPECT_EQ(report.documents, 3U);
  EXPECT_EQ(report.fault_count, 0U);
  EXPECT_EQ(done, log_->head().position.value);
}

TEST_F(DocumentsCheck, A3_FindsWhatIsMissingOrDamagedAndTellsNoContent) {
  fs::remove(content_of(pdf("rapport")));
  const auto damaged = content_of(pdf("samtykke"));
  {
    std::fstream file(damaged, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-1, std::ios::end);
    file.put('\x5a');
    file.seekp(-2, std::ios::end);
    file.put('\x5a');
  }
  const auto report = check();
  EXPECT_EQ(report.documents, 3U);
  EXPECT_EQ(report.fault_count, 2U);
  ASSERT_EQ(report.faults.size(), 2U);
  EXPECT_NE(report.faults[0].find("not there"), std::string::npos) << report.faults[0];
  EXPECT_NE(report.faults[1].find("damaged"), std::string::npos) << report.faults[1];
  for (const auto& fault : report.faults) {
    EXPECT_TRUE(fault.starts_with("event ")) << fault;
    EXPECT_EQ(fault.find("Epikrise"), std::string::npos);
    EXPECT_EQ(fault.find(World::plan().value), std::string::npos);
  }
}

TEST_F(DocumentsCheck, A3_WithoutTheKeyNothingIsSound) {
  fs::remove(folder_.path() / server::documents_key_file);
  const auto report = check();
  EXPECT_EQ(report.fault_count, 3U);
  EXPECT_NE(report.faults.at(0).find("put it back"), std::string::npos) << report.faults.at(0);
}

}  // namespace
}  // namespace tests
