// The secret lies in DATA/documents.key:
//
//   key-file := "medvirk-documents 1 " key-id:32 digits " " secret:64 digits LF
//
// Digits are hexadecimal, lower case. Every file that is sealed carries the key id, so that keys
// of another origin (one of their own for each plan) can take over file by file.
#include "server/documents/keys.h"

#include <openssl/crypto.h>

#include <stdexcept>
#include <system_error>

#include "server/documents/places.h"
#include "server/identity/key_file.h"

namespace server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view key_file_magic = "medvirk-documents 1 ";
constexpr std::size_t id_at = key_file_magic.size();
constexpr std::size_t secret_at = id_at + 2 * key_id_bytes + 1;
constexpr std::size_t file_bytes = secret_at + 2 * sealing::key_bytes + 1;

std::string key_file_text(std::string_view id, std::string_view secret) {
  return std::string(key_file_magic) + to_hex(id) + ' ' + to_hex(secret) + '\n';
}

[[noreturn]] void refuse_key_file(const fs::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + what);
}

bool has_documents(const fs::path& data) {
  std::error_code none;
  for (fs::recursive_directory_iterator each(data / documents_folder, none), end;
       !none && each != end; each.increment(none)) {
    if (each->is_regular_file(none)) return true;
  }
  return false;
}

PlanKeys plan_keys_from(const std::string& id, const sealing::Key& from) {
  return {.id = id,
          .content = sealing::derive(from, {}, "medvirk documents 1: content"),
          .names = sealing::derive(from, {}, "medvirk documents 1: names")};
}

}  // namespace

DocumentKeys::DocumentKeys(std::string id, const sealing::Key& secret)
    : id_(std::move(id)),
      secret_(secret),
      tickets_(plan_keys_from(id_, sealing::derive(secret, {}, "medvirk documents 1: tickets"))) {}

DocumentKeys DocumentKeys::parse(const std::string& text, const fs::path& file) {
  const std::string_view all = text;
  const bool framed = all.size() == file_bytes && all.starts_with(key_file_magic) &&
                      all[secret_at - 1] == ' ' && all.back() == '\n';
  const auto id = framed ? from_hex(all.substr(id_at, 2 * key_id_bytes)) : std::nullopt;
  auto secret = framed ? from_hex(all.substr(secret_at, 2 * sealing::key_bytes)) : std::nullopt;
  if (!id || !secret) {
    refuse_key_file(
        file,
        " holds no secret for documents: put it back from a backup; without it the documents"
        " cannot be read");
  }
  DocumentKeys keys(*id, sealing::Key(*secret));
  OPENSSL_cleanse(secret->data(), secret->size());
  return keys;
}

DocumentKeys DocumentKeys::open(const fs::path& data) {
  const auto file = data / documents_key_file;
  if (!read_key_file(file)) {
    if (has_documents(data)) {
      refuse_key_file(
          file,
          " is gone, and there are documents that nobody can read without it: put it back"
          " from a backup");
    }
    std::error_code failure;
    fs::create_directories(data, failure);
    auto secret = sealing::random_bytes(sealing::key_bytes);
    auto text = key_file_text(sealing::random_bytes(key_id_bytes), secret);
    // False if somebody else was faster: then theirs is the secret.
    static_cast<void>(write_key_file(file, text));
    OPENSSL_cleanse(secret.data(), secret.size());
    OPENSSL_cleanse(text.data(), text.size());
  }
  return read(data);
}

DocumentKeys DocumentKeys::read(const fs::path& data) {
  const auto file = data / documents_key_file;
  auto text = read_key_file(file);
  if (!text) {
    refuse_key_file(
        file,
        " is not there: put it back from a backup; `medvirk serve` makes one only in a data"
        " folder without documents");
  }
  auto keys = parse(*text, file);
  OPENSSL_cleanse(text->data(), text->size());
  return keys;
}

PlanKeys DocumentKeys::of(const events::PlanId& plan) const {
  return plan_keys_from(id_,
                        sealing::derive(secret_, {}, "medvirk documents 1: plan " + plan.value));
}

}  // namespace server
