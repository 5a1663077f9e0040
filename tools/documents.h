// Documents check: every content that an event names, held against what lies in the data folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "events/log.h"

namespace tools {

inline constexpr std::size_t document_faults_max = 100;  // Told in words; others are only counted.

struct DocumentsReport {
  std::uint64_t documents = 0;  // Contents, each once a plan.
  std::uint64_t fault_count = 0;
  std::vector<std::string> faults{};  // By the position of an event that names it; no content.
};

// Called now and then with the number of events looked at and of all events.
using DocumentsProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

// Reads each content whole: it is there, sealed under its plan's key, and has the hash that the
// event says. Also while a server runs; changes nothing. Needs memory for each content's hash, not
// for each event. Throws events::LogFailure if the log cannot be read.
[[nodiscard]] DocumentsReport check_documents(const events::Log& log,
                                              const std::filesystem::path& data,
                                              const DocumentsProgress& progress = {});

}  // namespace tools
