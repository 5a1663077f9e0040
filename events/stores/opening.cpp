#include "events/stores/opening.h"

#include <utility>

#include "events/bytes.h"
#include "events/check.h"
#include "events/frame.h"
#include "events/stores/keys.h"

namespace events::stores {
namespace {

namespace fs = std::filesystem;

constexpr const char* restore_a_backup =
    " Nothing is served. Keep the folder as it is, and restore the newest backup into a new "
    "folder.";

fs::path unfinished_folder(const fs::path& directory) { return directory / "log.new"; }
fs::path lock_file(const fs::path& directory) { return directory / "lock"; }

// Whether a log may be made here: nothing in it but what we leave ourselves before there is a log.
bool is_fresh(const fs::path& directory) {
  for (const auto& entry : fs::directory_iterator(directory)) {
    const auto& path = entry.path();
    if (path != unfinished_folder(directory) && path != lock_file(directory) &&
        path.filename() != "lost+found") {
      return false;
    }
  }
  return true;
}

File claim(const fs::path& directory) {
  auto lock = File::open_to_write(lock_file(directory));
  if (!lock.lock()) {
    throw FolderInUse(
        directory.string() +
        " is in use by another medvirk: stop that one first, or name another folder.");
  }
  return lock;
}

// Made under another name and renamed when it is whole: a log that is there is a log.
void create(const fs::path& directory) {
  const auto folder = unfinished_folder(directory);
  fs::remove_all(folder);
  {
    const auto tables = Tables::create(folder);
    rocksdb::WriteBatch batch;
    batch.Put(tables->meta(), slice(format_key), slice(log_format));
    batch.Put(tables->meta(), slice(epoch_key), number(1));
    batch.Put(tables->meta(), slice(head_key), encode(LogHead{.position = {0}, .root = {}}));
    tables->write(batch);
  }
  fs::rename(folder, tables_folder(directory));
  sync_folder(directory);
}

void check_format(const Tables& tables, const fs::path& directory) {
  const auto format = tables.get(tables.meta(), format_key);
  if (format == log_format) return;
  throw LogFailure(directory.string() + " holds a log of format " + format.value_or("(none)") +
                   ", and this medvirk reads " + std::string(log_format) +
                   ": use the version of medvirk that wrote it, or a newer one.");
}

Head stored_head(const Tables& tables, const fs::path& directory) {
  const auto head = tables.get(tables.meta(), head_key);
  const auto epoch = tables.get(tables.meta(), epoch_key);
  const auto parsed = head ? log_head_from(*head) : std::nullopt;
  const auto number = epoch ? number_from(*epoch) : std::nullopt;
  if (!parsed || !number) {
    throw LogFailure("the log in " + directory.string() + " does not know its own head." +
                     restore_a_backup);
  }
  return {.epoch = {*number}, .position = parsed->position, .root = parsed->root};
}

// The last event and the head were written together, so they say the same.
std::optional<std::string> tail_fault(const Tables& tables, const Head& head) {
  const auto last = tables.scan(tables.log(), "");
  last->SeekToLast();
  tables.check_ended(*last);
  if (!last->Valid()) {
    if (head.position.value != 0) return "the log's events are gone";
    return std::nullopt;
  }
  const auto position = number_from(last->key().ToStringView());
  const auto row = log_row_from(last->value().ToStringView());
  if (!row || position != head.position.value || row->root != head.root) {
    return "the log's last event is not the one that its head names";
  }
  const auto frame = tables.get(tables.events(), event_key(row->stream, row->version));
  if (!frame) return "the log's last event is missing";
  const auto event = decode_frame(*frame);
  if (!event) return "the log's last event cannot be read: " + event.error();
  if (event->position != head.position || leaf_of(*frame) != row->leaf) {
    return "the log's last event has been changed";
  }
  return std::nullopt;
}

void check_tail(const Tables& tables, const Head& head, const fs::path& directory) {
  if (const auto fault = tail_fault(tables, head)) {
    throw LogFailure("the log in " + directory.string() + " is damaged: " + *fault + "." +
                     restore_a_backup);
  }
}

void check_anchored(const Opened& opened, const fs::path& directory) {
  if (!opened.anchored) {
    if (opened.head.position.value == 0) return;
    const bool missing = opened.anchored.error() == NoAnchor::missing;
    throw LogFailure(
        "the anchor " + anchor_file(directory).string() +
        (missing ? " is missing" : " is damaged") +
        ", so nobody can tell whether the newest events are still in the log. Put it back if you "
        "have it. Otherwise run `medvirk verify`, compare the last position (" +
        std::to_string(opened.head.position.value) +
        ") with what users saw, and restore a backup if events are missing; if none are, `medvirk "
        "verify --renew-anchor` lets the log be served again.");
  }
  const auto& anchored = *opened.anchored;
  const std::string where = "the log is behind its anchor: " + directory.string();
  if (opened.head.position < anchored.position) {
    throw LogFailure(where + " ends at position " + std::to_string(opened.head.position.value) +
                     ", and position " + std::to_string(anchored.position.value) +
                     " was acknowledged." + restore_a_backup);
  }
  if (anchored.position.value == 0) return;
  const auto bytes = opened.tables->get(opened.tables->log(), number(anchored.position.value));
  const auto row = bytes ? log_row_from(*bytes) : std::nullopt;
  if (!row || row->root != anchored.root) {
    throw LogFailure(where + " holds other events up to position " +
                     std::to_string(anchored.position.value) + " than were acknowledged." +
                     restore_a_backup);
  }
}

Opened open_checked(const fs::path& directory, std::optional<File> lock, Access access,
                    AnchorUse use) {
  // Before the tables: what a writer does meanwhile can only bring the log ahead of what we know.
  auto anchored = read_anchor(anchor_file(directory));
  auto tables = Tables::open(tables_folder(directory), access);
  check_format(*tables, directory);
  const auto head = stored_head(*tables, directory);
  check_tail(*tables, head, directory);
  Opened opened{
      .lock = std::move(lock), .tables = std::move(tables), .head = head, .anchored = anchored};
  if (use == AnchorUse::required) check_anchored(opened, directory);
  return opened;
}

Opened open_to_write(const fs::path& directory, AnchorUse use) {
  check(use != AnchorUse::unchecked, "a log is written only under its anchor");
  if (fs::create_directories(directory)) sync_folder(fs::absolute(directory).parent_path());
  const bool has_log = fs::exists(tables_folder(directory));
  if (!has_log && !is_fresh(directory)) {
    if (fs::exists(anchor_file(directory))) {
      throw LogFailure("the log in " + directory.string() + " is gone, its anchor is left." +
                       restore_a_backup);
    }
    throw LogFailure(directory.string() + " is not empty and holds no log of medvirk: name an " +
                     "empty folder, or the one that medvirk made.");
  }
  auto lock = claim(directory);
  if (!fs::exists(tables_folder(directory))) create(directory);
  return open_checked(directory, std::move(lock), Access::write, use);
}

Opened open_to_read(const fs::path& directory, AnchorUse use) {
  check(use != AnchorUse::renewed, "an anchor is renewed by writing");
  if (!fs::exists(tables_folder(directory))) {
    throw LogFailure(directory.string() + " holds no log of medvirk: check the folder's name. " +
                     "`medvirk serve --data DIR` makes a new log.");
  }
  return open_checked(directory, std::nullopt, Access::read, use);
}

}  // namespace

Opened open_tables(const fs::path& directory, Access access, AnchorUse use) {
  try {
    return access == Access::write ? open_to_write(directory, use) : open_to_read(directory, use);
  } catch (const fs::filesystem_error& error) {
    throw LogFailure("cannot use the folder " + directory.string() + ": " + error.code().message() +
                     ". Check that it may be read and written.");
  }
}

}  // namespace events::stores
