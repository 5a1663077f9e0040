// Keys of documents: what a plan's documents are sealed and named with, all made from one secret
// that lies in the data folder.
#pragma once

#include <filesystem>
#include <string>

#include "events/ids.h"
#include "server/documents/sealing.h"

namespace server {

inline constexpr std::size_t key_id_bytes = 16;

// What one plan's documents need.
struct PlanKeys {
  std::string id;        // `key_id_bytes`: which secret the keys are made from.
  sealing::Key content;  // Seals what is in the files.
  sealing::Key names;    // Makes the files' names.
};

class DocumentKeys {
 public:
  // For serving: makes the secret on the first start. Throws std::runtime_error, saying what to do,
  // if the file is not what it should be, or is gone while there are documents.
  [[nodiscard]] static DocumentKeys open(const std::filesystem::path& data);
  // For a look: the secret must be there. Throws std::runtime_error.
  [[nodiscard]] static DocumentKeys read(const std::filesystem::path& data);

  [[nodiscard]] PlanKeys of(const events::PlanId& plan) const;
  // For what is noted of uploads to any plan.
  [[nodiscard]] const PlanKeys& tickets() const { return tickets_; }

 private:
  DocumentKeys(std::string id, const sealing::Key& secret);
  [[nodiscard]] static DocumentKeys parse(const std::string& text,
                                          const std::filesystem::path& file);

  std::string id_;
  sealing::Key secret_;
  PlanKeys tickets_;
};

}  // namespace server
