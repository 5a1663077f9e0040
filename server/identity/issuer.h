// Issuer: the local identity provider of a data folder. Its ES256 key is made on first start and
// stays in the folder; it signs tokens, and it checks them at the door (RFC 7519, RFC 7518).
// For the demo and the tests it is the only verifier.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "events/ids.h"
#include "events/result.h"
#include "events/time.h"
#include "server/identity/verifier.h"

namespace server {

class Issuer final : public Verifier {
 public:
  // Reads `<data>/issuer.jwk`, or makes it (mode 0600). Throws std::runtime_error, saying what to
  // do, if the file cannot be read, written or understood.
  static std::unique_ptr<Issuer> open(const std::filesystem::path& data);
  // Only reads; for `medvirk token`.
  static std::unique_ptr<Issuer> read(const std::filesystem::path& data);
  ~Issuer() override;

  // Any thread.
  [[nodiscard]] std::string token(const events::PersonId& person, events::Timestamp now,
                                  std::chrono::seconds life) const;
  // ES256 only, our own key, issuer and audience, not expired, not from the future (60 s of skew).
  // Otherwise what was wrong and what would be right. Any thread.
  [[nodiscard]] events::Result<Identity, std::string> verify(std::string_view token,
                                                             events::Timestamp now) const override;

 private:
  struct Key;
  explicit Issuer(std::unique_ptr<Key> key);
  std::unique_ptr<Key> key_;
};

}  // namespace server
