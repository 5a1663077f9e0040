#include "tools/documents.h"

#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "events/codec.h"
#include "server/documents/documents.h"
#include "server/documents/named.h"

namespace tools {
namespace {

constexpr std::size_t events_checked_at_once = 512;

class Check {
 public:
  explicit Check(const std::filesystem::path& data) : data_(data) {}

  void look_at(const events::Recorded& recorded) {
    if (!may_name_one(recorded)) return;
    const auto event = events::decode(recorded);
    const auto* of_plan = event ? std::get_if<events::plan::Event>(&*event) : nullptr;
    const auto named = of_plan != nullptr ? server::document_in(*of_plan) : std::nullopt;
    if (!named) {
      fault(recorded, "an event that names a document is not understood");
      return;
    }
    const events::PlanId plan{recorded.stream.value.substr(recorded.stream.value.find('/') + 1)};
    if (!seen_.emplace(plan.value, named->sha256).second) return;
    ++report_.documents;
    if (const auto wrong = fault_in(plan, named->sha256)) fault(recorded, *wrong);
  }
  [[nodiscard]] DocumentsReport report() && { return std::move(report_); }

 private:
  static bool may_name_one(const events::Recorded& recorded) {
    return recorded.type == events::contact::DocumentAttached::name ||
           recorded.type == events::consent::ConsentDocumentAttached::name;
  }

  std::optional<std::string> fault_in(const events::PlanId& plan, const events::Digest& sha256) {
    try {
      if (!keys_) keys_.emplace(server::DocumentKeys::read(data_));
      const auto content = server::read_document(data_, *keys_, plan, sha256);
      if (content) return {};
      return content.error() == server::Unreadable::missing
                 ? "the content of a document is not there"
                 : "the content of a document is damaged, or of another key";
    } catch (const std::runtime_error& failure) {
      return failure.what();
    }
  }

  void fault(const events::Recorded& recorded, const std::string& what) {
    ++report_.fault_count;
    if (report_.faults.size() == document_faults_max) return;
    report_.faults.push_back("event " + std::to_string(recorded.position.value) + ": " + what);
  }

  const std::filesystem::path data_;
  std::optional<server::DocumentKeys> keys_;  // Read when the first document is met.
  std::set<std::pair<std::string, events::Digest>> seen_;
  DocumentsReport report_;
};

}  // namespace

DocumentsReport check_documents(const events::Log& log, const std::filesystem::path& data,
                                const DocumentsProgress& progress) {
  Check check(data);
  const auto head = log.head().position;
  for (events::Position at; at < head;) {
    const auto events = log.read_all(at, events_checked_at_once);
    if (events.empty()) break;
    for (const auto& recorded : events) check.look_at(recorded);
    at = events.back().position;
    if (progress) progress(at.value, head.value);
  }
  return std::move(check).report();
}

}  // namespace tools
