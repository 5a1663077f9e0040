// Crowd: how many connections each one has at a time, a person or an address. Any thread.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace server {

class Crowd {
 public:
  explicit Crowd(std::size_t each_max) : each_max_(each_max) {}

  // Held as long as the connection is; may outlive the crowd. Null: there are too many.
  using Place = std::shared_ptr<const void>;
  [[nodiscard]] Place enter(const std::string& key);
  [[nodiscard]] std::size_t each_max() const { return each_max_; }
  // Keys with at least one connection.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Counts {
    std::mutex mutex{};
    std::unordered_map<std::string, std::size_t> of{};
  };
  const std::size_t each_max_;
  const std::shared_ptr<Counts> counts_ = std::make_shared<Counts>();
};

}  // namespace server
