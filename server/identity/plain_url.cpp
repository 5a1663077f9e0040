#include "server/identity/plain_url.h"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "server/ascii.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

unsigned int digit(char c) {
  const auto upper = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  return static_cast<unsigned int>(escape_digits.find(upper));
}

// Of a path that was parsed: behind each `%` are two digits. Only what means the same either way is
// decoded: `%2F` is no slash.
std::string plain_path(std::string_view path) {
  if (path.empty()) return "/";
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      out += path[i];
      continue;
    }
    const unsigned int high = digit(path[++i]);
    const unsigned int low = digit(path[++i]);
    const auto c = static_cast<char>(high << 4U | low);
    if (is_unreserved(c)) {
      out += c;
    } else {
      out.append({'%', escape_digits[high], escape_digits[low]});
    }
  }
  return out;
}

std::string_view view(boost::urls::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::string origin_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  return lowered(url.substr(0, url.find('/', scheme + 3)));
}

std::optional<std::string> plain_url(std::string_view url) {
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  if (!parsed) return {};
  const auto scheme = lowered(view(parsed->scheme()));
  const bool secure = scheme == "https";
  if (!secure && scheme != "http") return {};
  if (view(parsed->encoded_host()).empty() || parsed->has_userinfo()) return {};
  auto plain = scheme + "://" + lowered(view(parsed->encoded_host()));
  const auto port = view(parsed->port());
  const bool is_usual = port.empty() || port == (secure ? "443" : "80");
  if (!is_usual) plain.append(":").append(port);
  return plain + plain_path(view(parsed->encoded_path()));
}

}  // namespace server
