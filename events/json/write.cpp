#include "events/json/write.h"

#include <array>

namespace events::json {
namespace {

constexpr std::array<char, 16> hex{'0', '1', '2', '3', '4', '5', '6', '7',
                                   '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

void write_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto code = static_cast<unsigned char>(c);
  out += "\\u00";
  out += hex[code >> 4U];
  out += hex[code & 0xFU];
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t clean = 0;  // Start of the run that needs no escape.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    if (code >= 0x20 && code != '"' && code != '\\') continue;
    out.append(text, clean, i - clean);
    write_escaped(out, text[i]);
    clean = i + 1;
  }
  out.append(text, clean, text.size() - clean);
  out += '"';
}

void detail::write_fields(std::string& out, std::span<const FieldWriter> fields,
                          const void* object) {
  out += '{';
  bool first = true;
  for (const auto& field : fields) {
    if (field.present && !field.present(object)) continue;
    if (!std::exchange(first, false)) out += ',';
    write_string(out, field.key);
    out += ':';
    field.write(out, object);
  }
  out += '}';
}

}  // namespace events::json
