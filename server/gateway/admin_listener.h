// Admin listener: /metrics, /healthz and /readyz for whoever runs the server, on an address of
// their own, a thread of their own and plain HTTP, so that neither a flood of clients nor a slow
// scrape touches the other. It knows nobody and shows nothing of any plan.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace server {

namespace limits {
inline constexpr std::size_t admin_connections = 32;       // At a time.
inline constexpr std::chrono::seconds admin_patience{10};  // For a request, and for a reply.
inline constexpr std::size_t admin_request_bytes = 8 * 1024;
}  // namespace limits

struct AdminPages {
  std::function<std::string()> metrics;  // May throw: 500. On the listener's thread.
  std::function<bool()> ready;           // Any thread.
};

class AdminListener {
 public:
  // Listens at once; throws std::system_error if it cannot. Port 0 picks a free one. Serves until
  // it is destroyed.
  AdminListener(const std::string& host, std::uint16_t port, AdminPages pages);
  AdminListener(const AdminListener&) = delete;
  AdminListener& operator=(const AdminListener&) = delete;
  ~AdminListener();

  [[nodiscard]] std::uint16_t port() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace server
