// Seen proofs: which DPoP proofs have been used, for as long as they could be used again (RFC 9449,
// 11.1). In memory, and bounded: when it is full nobody else gets in, since a proof that was
// forgotten could be sent once more.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/hash.h"
#include "events/time.h"
#include "server/identity/dpop_proof.h"

namespace server {

namespace limits {
inline constexpr std::size_t proofs_seen_max = 100'000;      // In the minutes that they are good,
inline constexpr std::size_t proofs_seen_each_max = 25'000;  // and of one key.
}  // namespace limits

struct SeenProofsLimits {
  std::size_t proofs_max = limits::proofs_seen_max;
  std::size_t each_max = limits::proofs_seen_each_max;
};

// Any thread.
class SeenProofs {
 public:
  enum class Verdict { fresh, used, too_old, full };

  // `began`: proofs made before may have been used with a server before this one, and are too old.
  // What stands before the first whole second of it counts as of then: `iat` is whole seconds.
  explicit SeenProofs(events::Timestamp began = {}, const SeenProofsLimits& limits = {});
  SeenProofs(const SeenProofs&) = delete;
  SeenProofs& operator=(const SeenProofs&) = delete;

  // Uses a proof that is good by the key of this thumbprint. Only a fresh one may be let in.
  [[nodiscard]] Verdict use(const std::string& thumbprint, const DpopProof& proof,
                            events::Timestamp now);
  [[nodiscard]] std::size_t size() const;

 private:
  struct Kept {
    events::Digest proof;
    std::string thumbprint;
  };
  void sweep();

  const events::Timestamp began_;
  const SeenProofsLimits limits_;
  mutable std::mutex mutex_;
  events::Timestamp latest_{};  // A clock that is set back brings nothing forgotten back to life.
  std::set<events::Digest> seen_;
  std::map<events::Timestamp, std::vector<Kept>> by_end_;
  std::unordered_map<std::string, std::size_t> each_;  // How many a key has.
};

}  // namespace server
