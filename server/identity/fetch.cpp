#include "server/identity/fetch.h"

#include <algorithm>
#include <array>
#include <memory>

#include "server/curl.h"

namespace server {
namespace {

constexpr std::string_view secure = "https://";
constexpr std::string_view plain = "http://";
constexpr std::size_t port_digits_max = 5;

bool is_plain_character(char c) {
  constexpr std::string_view unwanted = "@?#\\\"<>^`{|}";
  return c > ' ' && c < '\x7f' && unwanted.find(c) == std::string_view::npos;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= port_digits_max &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// `rest` is an address without its scheme. Read by hand: a parser that takes
// 127.0.0.1.example.org for 127.0.0.1 would let secrets out.
bool is_on_this_machine(std::string_view rest) {
  constexpr std::array<std::string_view, 3> names{"127.0.0.1", "localhost", "[::1]"};
  const auto authority = rest.substr(0, rest.find('/'));
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    if (!authority.starts_with(name)) return false;
    const auto after = authority.substr(name.size());
    return after.empty() || (after.front() == ':' && is_port(after.substr(1)));
  });
}

struct Body {
  std::string text;
  bool too_long = false;
};

std::size_t take_bytes(const char* bytes, std::size_t size, std::size_t count, void* body) {
  auto& into = *static_cast<Body*>(body);
  const auto length = size * count;
  if (into.text.size() + length > limits::fetched_bytes_max) {
    into.too_long = true;
    return 0;  // libcurl gives up.
  }
  into.text.append(bytes, length);
  return length;
}

std::string last_header(CURL* handle, const char* name) {
  constexpr std::size_t first = 0;
  constexpr int last_exchange = -1;
  curl_header* found = nullptr;
  const auto code = curl_easy_header(handle, name, first, CURLH_HEADER, last_exchange, &found);
  return code == CURLHE_OK ? found->value : "";
}

using Handle = std::unique_ptr<CURL, CurlEnds>;
using Headers = std::unique_ptr<curl_slist, CurlEnds>;

Headers headers_of(const FetchRequest& request) {
  Headers list{curl_slist_append(nullptr, "Accept: application/json")};
  for (const auto& each : request.headers) {
    if (auto* longer = curl_slist_append(list.get(), each.c_str())) {
      static_cast<void>(list.release());
      list.reset(longer);
    }
  }
  return list;
}

void set(CURL* handle, const FetchRequest& request) {
  const bool over_tls = std::string_view(request.url).starts_with(secure);
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, over_tls ? "https" : "http");
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  if (!over_tls) curl_easy_setopt(handle, CURLOPT_PROXY, "");
  using std::chrono::milliseconds;
  const auto ms = [](milliseconds time) -> long { return time.count(); };
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, ms(limits::fetch_connect));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, ms(limits::fetch_whole));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "medvirk");
  if (!request.form.empty()) {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.form.data());
  }
  if (request.stop != nullptr) {
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, ask_whether_to_stop);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, request.stop);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  }
}

events::Result<Fetched, std::string> fetch(const FetchRequest& request) {
  using Outcome = events::Result<Fetched, std::string>;
  if (!may_be_fetched(request.url)) return Outcome(std::string("the address is not https"));
  prepare_curl();
  const Handle handle{curl_easy_init()};
  const auto headers = headers_of(request);
  if (!handle || !headers) return Outcome(std::string("no memory for a request"));
  set(handle.get(), request);
  Body body;
  body.text.reserve(limits::fetched_bytes_max);  // Nothing is thrown through libcurl.
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &body);
  const auto code = curl_easy_perform(handle.get());
  if (body.too_long) return Outcome(std::string("the reply is too long"));
  if (code != CURLE_OK) return Outcome(std::string(curl_easy_strerror(code)));
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return Outcome(Fetched{.status = static_cast<int>(status),
                         .body = std::move(body.text),
                         .dpop_nonce = last_header(handle.get(), "DPoP-Nonce")});
}

}  // namespace

Fetch http_fetch() { return fetch; }

bool may_be_fetched(std::string_view url) {
  if (!std::all_of(url.begin(), url.end(), is_plain_character)) return false;
  if (url.starts_with(plain)) return is_on_this_machine(url.substr(plain.size()));
  if (!url.starts_with(secure)) return false;
  const auto rest = url.substr(secure.size());
  return !rest.substr(0, rest.find('/')).empty();
}

}  // namespace server
