#include "server/documents/file_name.h"

#include <array>
#include <cstdint>

namespace server {
namespace {

using events::contact::MediaType;

std::string_view ending_of(MediaType type) {
  switch (type) {
    case MediaType::pdf: return ".pdf";
    case MediaType::png: return ".png";
    case MediaType::jpeg: return ".jpg";
  }
  return "";
}

// One code point of valid UTF-8 from the front of `text`: its bytes are taken off.
std::string_view take_letter(std::string_view& text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  const auto letter = text.substr(0, size);
  text.remove_prefix(size);
  return letter;
}

// What ends a name or a folder somewhere, or is not seen, or turns around what is seen: control
// characters, the marks of direction (U+061C, U+200B to U+200F, U+2028 to U+202E, U+2066 to
// U+2069), the byte order mark.
bool is_unfit(std::string_view letter) {
  if (letter.size() == 1) {
    const auto byte = static_cast<unsigned char>(letter.front());
    return byte < 0x20 || byte == 0x7F ||
           std::string_view("\"*/:<>?\\|%").find(letter.front()) != std::string_view::npos;
  }
  if (letter.size() == 2) return letter < std::string_view("\xC2\xA0") || letter == "\xD8\x9C";
  const auto within = [&](std::string_view first, std::string_view last) {
    return letter.size() == 3 && letter >= first && letter <= last;
  };
  // NOLINTBEGIN(misc-misleading-bidirectional): these are the marks that are looked for.
  return within("\xE2\x80\x8B", "\xE2\x80\x8F") || within("\xE2\x80\xA8", "\xE2\x80\xAE") ||
         within("\xE2\x81\xA6", "\xE2\x81\xA9") || letter == "\xEF\xBB\xBF";
  // NOLINTEND(misc-misleading-bidirectional)
}

// The title with '-' for what is unfit; never hidden, never another folder.
std::string fit(std::string_view title) {
  std::string name;
  for (std::size_t count = 0; !title.empty() && count < file_name_letters_max; ++count) {
    const auto letter = take_letter(title);
    if (is_unfit(letter)) {
      name += '-';
    } else {
      name += letter;
    }
  }
  const auto first = name.find_first_not_of(" .");
  const auto last = name.find_last_not_of(" .");
  return first == std::string::npos ? "dokument" : name.substr(first, last - first + 1);
}

std::string in_ascii(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known{
      {{"æ", "ae"}, {"ø", "o"}, {"å", "a"}, {"Æ", "Ae"}, {"Ø", "O"}, {"Å", "A"}}};
  std::string plain;
  while (!name.empty()) {
    const auto letter = take_letter(name);
    std::string_view written = letter.size() == 1 ? letter : "_";
    for (const auto& [from, to] : known) {
      if (letter == from) written = to;
    }
    plain += written;
  }
  return plain;
}

// RFC 8187: attr-char as it is, every other byte as two hexadecimal digits.
std::string header_escaped(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";
  std::string text;
  for (const char c : name) {
    if (plain.find(c) != std::string_view::npos) {
      text += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

}  // namespace

std::string content_disposition(std::string_view title, MediaType type) {
  const auto name = fit(title);
  const std::string ending(ending_of(type));
  return "attachment; filename=\"" + in_ascii(name) + ending + "\"; filename*=UTF-8''" +
         header_escaped(name) + ending;
}

}  // namespace server
