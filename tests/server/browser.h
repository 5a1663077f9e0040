// Browser: what a browser keeps and sends by itself, for tests of logging in.
#pragma once

#include <map>
#include <string>

#include "tools/client/http.h"

namespace tests {

// Cookies by name, of one site.
class Browser {
 public:
  // Keeps what an answer sets, and forgets what it clears.
  void take(const tools::HttpAnswer& answer) {
    for (const auto& [name, value] : answer.headers) {
      if (name != "Set-Cookie") continue;
      const auto equals = value.find('=');
      const auto end = value.find(';');
      const auto cookie = value.substr(0, equals);
      if (value.find("Max-Age=0") != std::string::npos || end == equals + 1) {
        cookies_.erase(cookie);
      } else {
        cookies_[cookie] = value.substr(equals + 1, end - equals - 1);
      }
    }
  }
  [[nodiscard]] std::string cookie(const std::string& name) const {
    const auto found = cookies_.find(name);
    return found == cookies_.end() ? "" : found->second;
  }
  void plant(const std::string& name, const std::string& value) { cookies_[name] = value; }
  // What comes along with every request.
  [[nodiscard]] tools::Headers headers() const {
    std::string all;
    for (const auto& [name, value] : cookies_) {
      all += (all.empty() ? "" : "; ") + name + "=" + value;
    }
    if (all.empty()) return {};
    return {{"Cookie", all}};
  }
  [[nodiscard]] tools::Headers with(const tools::Headers& more) const {
    auto all = headers();
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

 private:
  std::map<std::string, std::string> cookies_;
};

}  // namespace tests
