// Curl: what everybody who uses libcurl here needs of it.
#pragma once

#include <curl/curl.h>

namespace server {

struct CurlEnds {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// Once a process, before the first handle. Any thread. Throws std::runtime_error.
void prepare_curl();

// For CURLOPT_XFERINFOFUNCTION: gives up once the `const std::atomic<bool>` that the data points to
// is true.
int ask_whether_to_stop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

}  // namespace server
