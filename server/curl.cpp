#include "server/curl.h"

#include <stdexcept>

namespace server {

void prepare_curl() {
  static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (done != CURLE_OK) throw std::runtime_error("libcurl cannot be used");
}

}  // namespace server
