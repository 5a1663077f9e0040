// A store of documents in a folder for one test, and what damages it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "server/documents/documents.h"
#include "server/documents/places.h"
#include "tests/support/contents.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"

namespace tests {

namespace fs = std::filesystem;
using contact::MediaType;
using server::DocumentLimits;
using server::Documents;
using server::NotKept;
using server::Unreadable;

inline std::string bytes_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline std::vector<fs::path> regular_files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& each : fs::directory_iterator(folder)) {
    if (each.is_regular_file()) files.push_back(each.path());
  }
  return files;
}

class DocumentStore : public testing::Test {
 protected:
  [[nodiscard]] static PlanId karis() { return plan_of(id_of(kari)); }
  [[nodiscard]] static PlanId anothers() { return plan_of(id_of("nils")); }
  // Another process, later: what was open must be gone.
  Documents& open(DocumentLimits limits = {}) {
    documents_.reset();
    limits.reserve_bytes = limits.reserve_bytes == DocumentLimits{}.reserve_bytes
                               ? 0  // However small the disk of whoever runs the tests.
                               : limits.reserve_bytes;
    documents_ = std::make_unique<Documents>(data(), clock_, limits);
    return *documents_;
  }
  [[nodiscard]] Documents& store() { return *documents_; }
  // By Kari's coordinator, into her plan.
  events::Digest must_put(std::string_view content, MediaType type = MediaType::pdf) {
    const auto kept = store().put(karis(), id_of(coordinator), type, content);
    EXPECT_TRUE(kept);
    return kept ? kept->sha256 : events::Digest{};
  }
  [[nodiscard]] std::string read(const PlanId& plan, const events::Digest& sha256) {
    const auto content = store().read(plan, sha256);
    if (content) return *content;
    return content.error() == Unreadable::missing ? "missing" : "damaged";
  }
  [[nodiscard]] fs::path data() const { return folder_.path() / "data"; }
  [[nodiscard]] fs::path contents() const { return data() / server::documents_folder; }
  [[nodiscard]] fs::path tickets() const { return contents() / server::tickets_folder; }
  [[nodiscard]] fs::path key_file() const { return data() / server::documents_key_file; }
  // The one content that there is.
  [[nodiscard]] fs::path only_content() const {
    const auto files = regular_files_in(contents());
    EXPECT_EQ(files.size(), 1U);
    return files.empty() ? fs::path{} : files.front();
  }

  TempFolder folder_;
  FakeClock clock_;
  std::unique_ptr<Documents> documents_;
};

}  // namespace tests
