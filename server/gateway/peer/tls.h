// TLS: how connections are secured, TLS 1.2 and 1.3 (RFC 9325), with a certificate that may change
// while the server runs: who connects afterwards gets the new one, the others go on.
#pragma once

#include <array>
#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>

#include "server/gateway/peer/tls_files.h"

namespace server {

// A context with this certificate. Reads the files; throws std::runtime_error that says which of
// them is at fault, or that the two do not belong together.
[[nodiscard]] std::shared_ptr<boost::asio::ssl::context> tls_context(const TlsFiles& files);

class Tls {
 public:
  // Throws as tls_context does.
  explicit Tls(TlsFiles files);

  // For the next connection. Any thread; never waits for the disk.
  [[nodiscard]] std::shared_ptr<boost::asio::ssl::context> current() const;

  enum class Looked { same, renewed, kept_old };
  // Reads the files again if they have changed since they were read last. A pair that is no good
  // leaves the old one in use; it is logged once. Any thread, but it reads the disk.
  Looked look();
  // The same, changed or not: for SIGHUP.
  Looked reload();

 private:
  // When and how large each file was; a new certificate differs in one of them.
  struct Mark {
    std::filesystem::file_time_type time{};
    std::uintmax_t bytes = 0;
    bool operator==(const Mark&) const = default;
  };
  using Marks = std::array<Mark, 2>;
  [[nodiscard]] Marks marks() const;
  Looked read(const Marks& found);

  const TlsFiles files_;
  std::mutex looking_;  // One look at a time; guards marks_.
  Marks marks_;
  mutable std::mutex mutex_;  // Guards current_.
  std::shared_ptr<boost::asio::ssl::context> current_;
};

}  // namespace server
