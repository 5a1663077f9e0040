// Running: a server on a data folder, for `serve` and `demo`.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "server/clock.h"
#include "server/data_folder.h"
#include "server/documents/documents.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tools/address.h"
#include "tools/notices.h"

namespace tools {

struct Running {
  std::unique_ptr<events::stores::RocksLog> log;
  std::unique_ptr<server::Issuer> issuer;
  std::unique_ptr<server::Documents> documents;
  std::unique_ptr<server::NoticeSender> notices;
  std::unique_ptr<server::Node> node;  // Last: it uses the others.
  Peer address;                        // With the port that it got.
};

using ExtraPages = std::function<std::optional<server::Page>(std::string_view target)>;

// Opens the folder and listens; node->start() lets people in. `pages` may use `log` and `issuer`
// once they are there: it is called after start() only. Throws what opening and listening throw, in
// words.
[[nodiscard]] Running open_server(const std::filesystem::path& data, const Peer& listen,
                                  const server::Clock& clock, const NoticeSettings& notices,
                                  ExtraPages pages = {});

// Lets people in, says where, and returns after a stop signal and a clean stop. `after_ready` is
// called once the line is out.
void serve_until_stopped(Running& running, const std::function<void()>& after_ready = {});

}  // namespace tools
