// Documents: the contents of PDFs and images, beside the log: one sealed file for each content of
// each plan. On disk before anybody hears of it; what is uploaded and never attached goes again.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/result.h"
#include "server/clock.h"
#include "server/documents/content_file.h"
#include "server/documents/media_type.h"
#include "server/documents/tickets.h"

namespace server {

struct DocumentLimits {
  std::size_t waiting_max = 20;          // Uploaded to one plan and not attached yet.
  std::size_t waiting_all_max = 10'000;  // The same, to all plans together.
  std::chrono::hours unattached{24};     // So long they stay.
  // Left free on the disk for the log, which stops the server when it cannot be written.
  std::uintmax_t reserve_bytes = std::uintmax_t{256} * 1024 * 1024;
};

// Why a content was not kept. Nothing of it is left.
enum class NotKept {
  waiting,  // As many as may wait in this plan do.
  full,     // As many as may wait in all plans do.
  disk,     // The disk takes no more.
};

// Any thread. What is on disk is sealed under keys of each plan (keys.h).
class Documents {
 public:
  // For a server: one at a time in a data folder, so after the log is opened. `clock` outlives it.
  // Throws std::runtime_error, saying what to do, if folder or keys cannot be used.
  Documents(const std::filesystem::path& data, const Clock& clock, DocumentLimits limits = {});
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;

  [[nodiscard]] const DocumentLimits& limits() const { return limits_; }
  [[nodiscard]] std::optional<events::contact::MediaType> type_of(std::string_view content) const {
    return scanner_.type_of(content);
  }
  // Keeps a content, of 1 to protocol::limits::document_bytes_max bytes, for `by` to attach. On
  // return it is on disk. The answer is the same whether or not the plan has it already.
  [[nodiscard]] events::Result<Ticket, NotKept> put(const events::PlanId& plan,
                                                    const events::PersonId& by,
                                                    events::contact::MediaType type,
                                                    std::string_view content);
  // What this person uploaded to the plan with this hash; it stays as long as if it came now, so
  // that the event which names it comes first. None: they did not, or too long ago.
  [[nodiscard]] std::optional<Ticket> claim(const events::PlanId& plan, const events::PersonId& by,
                                            const events::Digest& sha256);
  [[nodiscard]] events::Result<std::string, Unreadable> read(const events::PlanId& plan,
                                                             const events::Digest& sha256) const;

  // Those that have waited too long, at most `most`.
  [[nodiscard]] std::vector<Ticket> overdue(std::size_t most) const;
  // Ends the waiting of one of them, if nobody has claimed it since. Its content goes unless an
  // event has `named` it or somebody else's upload waits for it.
  void settle(const Ticket& ticket, bool named);

 private:
  struct Waiting {
    Ticket ticket;
    std::size_t writing = 0;  // Uploads of this very ticket that are under way.
    bool ready = false;       // On disk.
  };
  [[nodiscard]] std::filesystem::path content_file(const Ticket& ticket) const;
  void load();
  [[nodiscard]] std::optional<NotKept> begin(const std::string& name, const Ticket& ticket);
  void end(const std::string& name, const Ticket& ticket, bool kept);
  [[nodiscard]] bool write(const std::string& name, const Ticket& ticket,
                           std::string_view content) const;
  [[nodiscard]] bool is_wanted_elsewhere(const std::string& name, const Ticket& ticket) const;

  const std::filesystem::path folder_;
  const std::filesystem::path tickets_folder_;
  const Clock& clock_;
  const DocumentLimits limits_;
  const DocumentKeys keys_;
  const TypeScanner scanner_;
  mutable std::mutex mutex_;                // Guards `waiting_`, and what goes from the folders.
  std::map<std::string, Waiting> waiting_;  // By the ticket's name.
};

// A content as it lies in a data folder, also while a server runs there.
[[nodiscard]] events::Result<std::string, Unreadable> read_document(
    const std::filesystem::path& data, const DocumentKeys& keys, const events::PlanId& plan,
    const events::Digest& sha256);

}  // namespace server
