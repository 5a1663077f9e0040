#include "server/documents/media_type.h"

#include <magic.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace server {
namespace {

using events::contact::MediaType;

struct Kept {
  MediaType type;
  std::string_view mime;
};
constexpr std::array kept{Kept{MediaType::pdf, "application/pdf"},
                          Kept{MediaType::png, "image/png"}, Kept{MediaType::jpeg, "image/jpeg"}};

// What a type is known by at its beginning, and nothing that would have it taken apart.
constexpr int flags = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
                      MAGIC_NO_CHECK_APPTYPE | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TEXT |
                      MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_TOKENS |
                      MAGIC_NO_CHECK_ENCODING | MAGIC_NO_CHECK_JSON;

magic_t table_in(void* table) { return static_cast<magic_t>(table); }

}  // namespace

std::string_view mime_of(MediaType type) {
  return std::find_if(kept.begin(), kept.end(), [&](const Kept& each) { return each.type == type; })
      ->mime;
}

std::optional<MediaType> media_type_from(std::string_view mime) {
  std::string name(mime.substr(0, mime.find(';')));
  name.erase(name.find_last_not_of(" \t") + 1);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const auto& each : kept) {
    if (each.mime == name) return each.type;
  }
  return {};
}

std::string media_types_kept() {
  std::string list;
  for (const auto& each : kept) {
    if (!list.empty()) list += ", ";
    list += each.mime;
  }
  return list;
}

void TypeScanner::Close::operator()(void* table) const { magic_close(table_in(table)); }

TypeScanner::TypeScanner() : table_(magic_open(flags)) {
  if (!table_ || magic_load(table_in(table_.get()), nullptr) != 0) {
    throw std::runtime_error(
        "the table of file types (libmagic) cannot be read: install the package libmagic-mgc");
  }
}

std::optional<MediaType> TypeScanner::type_of(std::string_view content) const {
  const std::lock_guard lock{mutex_};
  const auto beginning = content.substr(0, typed_by_bytes);
  const char* mime = magic_buffer(table_in(table_.get()), beginning.data(), beginning.size());
  return mime == nullptr ? std::nullopt : media_type_from(mime);
}

}  // namespace server
