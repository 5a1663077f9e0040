// Operations: everything that can be asked over HTTP, a row each, in the order of the document. A
// test compares the rows with the gateway's own table of routes (server/gateway/http/routes.cpp),
// both ways.
#pragma once

#include <span>
#include <string_view>

#include "protocol/contracts/parts.h"

namespace protocol::contracts {

enum class Login { needed, none };

struct Operation {
  std::string_view method;  // `get`, `post`.
  std::string_view path;    // With `{plan}`, …: parameters of that name in open_api.cpp.
  std::string_view id;      // Stable: clients are generated from it.
  std::string_view about;
  std::string_view query{};   // Names of parameters in open_api.cpp, with spaces between.
  std::string_view answer{};  // The schema; empty: no JSON.
  std::string_view media_type = "application/json";
  int status = 200;
  std::string_view body{};  // The schema of the request's; `binary`: a document; empty: none.
  Login login = Login::needed;
};
[[nodiscard]] std::span<const Operation> operations();

}  // namespace protocol::contracts
