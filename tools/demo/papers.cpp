#include "tools/demo/papers.h"

#include <array>
#include <stdexcept>

#include "events/hash.h"

namespace tools::demo {
namespace {

// Latin letters as WinAnsiEncoding has them, one byte each, with what ends a string escaped. Only
// what Norwegian needs: two bytes of UTF-8 that begin with C3.
std::string win_ansi(std::string_view text) {
  constexpr char lead = '\xC3';
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == lead && i + 1 < text.size()) {
      out += static_cast<char>(static_cast<unsigned char>(text[++i]) | 0x40U);
      continue;
    }
    if (text[i] == '(' || text[i] == ')' || text[i] == '\\') out += '\\';
    out += text[i];
  }
  return out;
}

std::string ten_digits(std::size_t number) {
  const auto digits = std::to_string(number);
  return std::string(10 - digits.size(), '0') + digits;
}

// The smallest PDF with a page of text: five objects, a table of where they begin, a trailer.
std::string one_page(std::string_view title, std::string_view body) {
  const auto stream = "BT /F1 20 Tf 72 760 Td (" + win_ansi(title) + ") Tj /F1 12 Tf 0 -32 Td (" +
                      win_ansi(body) + ") Tj ET";
  const std::array<std::string, 5> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
      "/Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = "xref\n0 6\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += ten_digits(pdf.size()) + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto start = pdf.size();
  return pdf + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + std::to_string(start) +
         "\n%%EOF\n";
}

Paper made(std::string_view title, std::string_view body) {
  return {.title = title, .bytes = one_page(title, body)};
}

std::string hash_of(const Paper& paper) { return events::to_hex(events::sha256(paper.bytes)); }

}  // namespace

const std::vector<Paper>& papers() {
  static const std::vector<Paper> all{
      made("Vekeplan på kjøleskapet", "Måndag til sundag, med bilete. Kaffi klokka elleve."),
      made("Gamal vekeplan", "Denne er erstatta."),
      made("Epikrise frå sjukehuset", "Oppdikta, som alt anna her."),
      made("Samtykke til deling, underskrevet", "Skannet fra papir. Oppdiktet."),
      made("Fagrapport om rullestol og omgivelser", "Oppdiktet rapport, én side."),
  };
  return all;
}

PaperName paper(std::string_view title) {
  for (const auto& each : papers()) {
    if (each.title == title) {
      return {.sha256 = hash_of(each), .bytes = static_cast<std::uint32_t>(each.bytes.size())};
    }
  }
  throw std::logic_error("the demo has no paper of this title");
}

const Paper& paper_with(std::string_view sha256) {
  for (const auto& each : papers()) {
    if (hash_of(each) == sha256) return each;
  }
  throw std::logic_error("the demo has no paper of this hash");
}

}  // namespace tools::demo
