#include "projections/words/speech.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace projections::words {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::string named(const Speaker& speaker, const std::string& entity, const Phrase& the,
                  const Phrase& some) {
  const auto title = speaker.title ? speaker.title(entity) : std::string{};
  if (title.empty()) return some.in(speaker.language);
  return the.in(speaker.language) + " " + quote(speaker, title);
}

}  // namespace

std::string fill(const Speaker& speaker, const Phrase& pattern,
                 std::initializer_list<std::string> arguments) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& argument : arguments) store.push_back(argument);
  return fmt::vformat(pattern.in(speaker.language), store);
}

std::string plain(std::string_view text) {
  std::string line;
  std::size_t characters = 0;
  for (const char byte : text) {
    if (starts_character(byte) && ++characters > quote_max) return line + "…";
    line += byte == '\n' || byte == '\t' ? ' ' : byte;
  }
  return line;
}

std::string quote(const Speaker& speaker, std::string_view text) {
  return fill(speaker, {"«{0}»", "«{0}»", "“{0}”"}, {plain(text)});
}

std::string listed(const Speaker& speaker, const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    if (i > 0) list += last ? Phrase{" og ", " og ", " and "}.in(speaker.language) : ", ";
    list += words[i];
  }
  return list;
}

std::string details(std::initializer_list<std::string> parts) {
  std::string inside;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!inside.empty()) inside += "; ";
    inside += part;
  }
  return inside.empty() ? inside : " (" + inside + ")";
}

std::string measure_named(const Speaker& speaker, const events::MeasureId& id) {
  return named(speaker, "measure/" + id.value, {"tiltaket", "tiltaket", "the measure"},
               {"et tiltak", "eit tiltak", "a measure"});
}

std::string goal_named(const Speaker& speaker, const events::GoalId& id) {
  return named(speaker, "goal/" + id.value, {"målet", "målet", "the goal"},
               {"et mål", "eit mål", "a goal"});
}

}  // namespace projections::words
