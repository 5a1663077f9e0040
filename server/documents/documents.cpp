#include "server/documents/documents.h"

#include <algorithm>
#include <stdexcept>
#include <system_error>

#include "events/log.h"
#include "events/stores/file.h"
#include "protocol/limits.h"
#include "server/documents/places.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace fs = std::filesystem;
using events::Digest;
using events::contact::MediaType;
using events::stores::File;

constexpr std::size_t ticket_bytes_max = 512;

fs::path folder_made(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (!failure) fs::permissions(folder, fs::perms::owner_all, failure);
  if (failure) {
    throw std::runtime_error("cannot use " + folder.string() + ": " + failure.message());
  }
  return folder;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& each : fs::directory_iterator(folder)) {
    if (each.is_regular_file()) files.push_back(each.path());
  }
  return files;
}

// What was being written when the process ended.
void remove_parts(const fs::path& folder) {
  for (const auto& file : files_in(folder)) {
    if (file.extension() == part_suffix) fs::remove(file);
  }
}

// A name that nobody else writes under, gone with its owner unless it has become the real one.
class Part {
 public:
  explicit Part(const fs::path& file) : file_(file) {
    path_ = file;
    path_ += "." + to_hex(sealing::random_bytes(8));
    path_ += part_suffix;
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    std::error_code ignored;
    if (!done_) fs::remove(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }
  // Takes the name of the file, in place of what had it. Durable on return.
  void finish() {
    std::error_code failure;
    fs::rename(path_, file_, failure);
    if (failure) throw events::LogFailure("cannot rename: " + failure.message());
    done_ = true;
    events::stores::sync_folder(file_.parent_path());
  }

 private:
  const fs::path file_;
  fs::path path_;
  bool done_ = false;
};

bool has_room(const fs::path& folder, std::uintmax_t bytes) {
  std::error_code failure;
  const auto space = fs::space(folder, failure);
  return !failure && space.available >= bytes;
}

}  // namespace

Documents::Documents(const fs::path& data, const Clock& clock, DocumentLimits limits)
    : folder_(data / documents_folder),
      tickets_folder_(folder_ / tickets_folder),
      clock_(clock),
      limits_(limits),
      keys_(DocumentKeys::open(data)) {
  folder_made(folder_);
  folder_made(tickets_folder_);
  try {
    remove_parts(folder_);
    remove_parts(tickets_folder_);
    load();
    events::stores::sync_folder(data);
    events::stores::sync_folder(folder_);
  } catch (const fs::filesystem_error& failure) {
    throw std::runtime_error("cannot use " + folder_.string() + ": " + failure.code().message());
  }
}

// A ticket without its content is of an upload that nobody heard of.
void Documents::load() {
  for (const auto& file : files_in(tickets_folder_)) {
    const auto name = file.filename().string();
    const auto in = File::open_to_read(file);
    const auto ticket =
        in ? open_ticket(keys_.tickets(), name, in->read(ticket_bytes_max)) : std::nullopt;
    if (!ticket) {
      log_lines::document_unreadable("what was noted of an upload");
    } else if (fs::exists(content_file(*ticket))) {
      waiting_.insert_or_assign(name, Waiting{.ticket = *ticket, .ready = true});
    } else {
      fs::remove(file);
    }
  }
}

fs::path Documents::content_file(const Ticket& ticket) const {
  return folder_ / content_name(keys_.of(ticket.plan), ticket.sha256);
}

events::Result<Ticket, NotKept> Documents::put(const events::PlanId& plan,
                                               const events::PersonId& by, MediaType type,
                                               std::string_view content) {
  const Ticket ticket{.plan = plan,
                      .by = by,
                      .sha256 = events::sha256(content),
                      .type = type,
                      .bytes = static_cast<std::uint32_t>(content.size()),
                      .at = clock_.now()};
  const auto name = ticket_name(keys_.tickets(), plan, by, ticket.sha256);
  if (!has_room(folder_, limits_.reserve_bytes + content.size())) {
    log_lines::document_not_kept("too little is free on the disk");
    return NotKept::disk;
  }
  if (const auto no = begin(name, ticket)) return *no;
  const bool kept = write(name, ticket, content);
  end(name, ticket, kept);
  if (!kept) return NotKept::disk;
  return ticket;
}

// From here on its content is wanted, whatever else goes.
std::optional<NotKept> Documents::begin(const std::string& name, const Ticket& ticket) {
  const std::lock_guard lock{mutex_};
  if (!waiting_.contains(name)) {
    if (waiting_.size() >= limits_.waiting_all_max) return NotKept::full;
    const auto same_plan = std::count_if(waiting_.begin(), waiting_.end(), [&](const auto& each) {
      return each.second.ticket.plan == ticket.plan;
    });
    if (static_cast<std::size_t>(same_plan) >= limits_.waiting_max) return NotKept::waiting;
  }
  ++waiting_.try_emplace(name, Waiting{.ticket = ticket}).first->second.writing;
  return {};
}

void Documents::end(const std::string& name, const Ticket& ticket, bool kept) {
  const std::lock_guard lock{mutex_};
  const auto found = waiting_.find(name);
  auto& waiting = found->second;
  --waiting.writing;
  if (kept) {
    waiting.ready = true;
    waiting.ticket.at = std::max(waiting.ticket.at, ticket.at);
  }
  if (!waiting.ready && waiting.writing == 0) waiting_.erase(found);
}

// The ticket first: a content is never there without somebody to ask whether it is wanted.
bool Documents::write(const std::string& name, const Ticket& ticket,
                      std::string_view content) const {
  try {
    Part content_part(content_file(ticket));
    write_content(content_part.path(), keys_.of(ticket.plan), ticket.sha256, content);
    Part ticket_part(tickets_folder_ / name);
    auto file = File::open_to_write(ticket_part.path());
    file.write(0, seal_ticket(keys_.tickets(), name, ticket));
    file.sync();
    ticket_part.finish();
    content_part.finish();
    return true;
  } catch (const events::LogFailure& failure) {
    log_lines::document_not_kept(failure.what());
    return false;
  }
}

std::optional<Ticket> Documents::claim(const events::PlanId& plan, const events::PersonId& by,
                                       const Digest& sha256) {
  const auto name = ticket_name(keys_.tickets(), plan, by, sha256);
  const std::lock_guard lock{mutex_};
  const auto found = waiting_.find(name);
  if (found == waiting_.end() || !found->second.ready) return {};
  auto& ticket = found->second.ticket;
  ticket.at = std::max(ticket.at, clock_.now());
  return ticket;
}

events::Result<std::string, Unreadable> Documents::read(const events::PlanId& plan,
                                                        const Digest& sha256) const {
  const auto keys = keys_.of(plan);
  return read_content(folder_ / content_name(keys, sha256), keys, sha256);
}

std::vector<Ticket> Documents::overdue(std::size_t most) const {
  const auto latest = clock_.now() - limits_.unattached;
  const std::lock_guard lock{mutex_};
  std::vector<Ticket> overdue;
  for (const auto& [name, waiting] : waiting_) {
    if (overdue.size() == most) break;
    if (waiting.writing == 0 && waiting.ticket.at <= latest) overdue.push_back(waiting.ticket);
  }
  return overdue;
}

bool Documents::is_wanted_elsewhere(const std::string& name, const Ticket& ticket) const {
  return std::any_of(waiting_.begin(), waiting_.end(), [&](const auto& each) {
    const auto& other = each.second.ticket;
    return each.first != name && other.plan == ticket.plan && other.sha256 == ticket.sha256;
  });
}

void Documents::settle(const Ticket& ticket, bool named) {
  const auto name = ticket_name(keys_.tickets(), ticket.plan, ticket.by, ticket.sha256);
  const std::lock_guard lock{mutex_};
  const auto found = waiting_.find(name);
  if (found == waiting_.end()) return;
  if (found->second.writing > 0 || found->second.ticket.at != ticket.at) return;
  std::error_code failure;
  // The ticket last, so that the next start finds what could not be removed now.
  if (!named && !is_wanted_elsewhere(name, ticket)) fs::remove(content_file(ticket), failure);
  if (!failure) fs::remove(tickets_folder_ / name, failure);
  if (failure) log_lines::document_not_removed(failure.message());
  waiting_.erase(found);
}

events::Result<std::string, Unreadable> read_document(const fs::path& data,
                                                      const DocumentKeys& keys,
                                                      const events::PlanId& plan,
                                                      const Digest& sha256) {
  const auto of_plan = keys.of(plan);
  return read_content(data / documents_folder / content_name(of_plan, sha256), of_plan, sha256);
}

}  // namespace server
