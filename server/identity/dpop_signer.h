// DPoP signer: how this server shows a provider that the tokens it asks for are bound to a key of
// its own (RFC 9449, 4 and 8). The key lives as long as this, and nowhere else.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "events/time.h"
#include "server/clock.h"

namespace server {

namespace limits {
inline constexpr std::size_t dpop_nonce_bytes_max = 512;
}  // namespace limits

// For one provider: what nonce is the newest is that one's to say. Any thread.
class DpopSigner {
 public:
  DpopSigner();  // With a new key for ES256. Throws std::runtime_error.
  DpopSigner(const DpopSigner&) = delete;
  DpopSigner& operator=(const DpopSigner&) = delete;
  ~DpopSigner();

  // A proof for one request, with an id of its own and the newest nonce, if there is one.
  [[nodiscard]] std::string proof(std::string_view method, std::string_view url,
                                  const Salts& random, events::Timestamp now) const;
  // What the provider said in `DPoP-Nonce`. Nothing, and what is no nonce, is passed over.
  void remember(std::string_view nonce);

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace server
