#include "server/gateway/socket/deflate.h"

namespace server {

boost::beast::websocket::permessage_deflate deflate_offer(bool on) {
  boost::beast::websocket::permessage_deflate offer;
  offer.server_enable = on;
  offer.client_enable = false;
  offer.client_no_context_takeover = true;
  return offer;
}

bool may_come_deflated(std::string_view extensions) {
  return extensions.starts_with("permessage-deflate");
}

bool agrees_to_deflate(std::string_view extensions) {
  return may_come_deflated(extensions) &&
         extensions.find("server_max_window_bits") == std::string_view::npos;
}

}  // namespace server
