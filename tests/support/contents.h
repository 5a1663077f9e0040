// Contents: tiny documents that are what they say, and some that are not, for tests.
#pragma once

#include <string>
#include <string_view>

namespace tests {

// One page's worth of nothing; `word` makes another content of it.
inline std::string pdf(std::string_view word = "Hei") {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% " +
         std::string(word) + "\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

// One grey dot.
inline std::string png() {
  return {
      "\x89PNG\r\n\x1a\n"
      "\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55"
      "\x00\x00\x00\x0aIDAT\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71"
      "\x00\x00\x00\x00IEND\xae\x42\x60\x82",
      67};
}

// The frame of one, without a picture in it.
inline std::string jpeg() {
  return {"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9", 22};
}

inline std::string html() { return "<!doctype html><html><script>alert(1)</script></html>"; }

}  // namespace tests
