#include "tools/settings/check.h"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>

#include "server/gateway/peer/tls.h"
#include "server/identity/key_file.h"

namespace tools::settings {
namespace {

namespace fs = std::filesystem;
namespace net = boost::asio;

class Looks {
 public:
  // `look` throws if it is not good; what it throws is said to the reader.
  void at(const std::string& what, const std::function<void()>& look) {
    try {
      look();
      findings.push_back({.good = true, .what = what});
    } catch (const std::exception& fault) {
      findings.push_back({.good = false, .what = what + ": " + fault.what()});
    }
  }
  std::vector<Finding> findings{};
};

// A folder that is not there is made when the server starts, if the one above takes it.
void look_at_folder(const fs::path& data) {
  std::error_code failure;
  if (fs::exists(data, failure)) {
    if (!fs::is_directory(data, failure)) throw std::runtime_error("it is no folder");
    if (::access(data.c_str(), R_OK | W_OK | X_OK) != 0) {
      throw std::runtime_error("this user may not write there");
    }
    return;
  }
  const auto above = fs::absolute(data, failure).parent_path();
  if (::access(above.c_str(), W_OK | X_OK) != 0) {
    throw std::runtime_error("it is not there, and cannot be made in " + above.string());
  }
}

// Whether this machine has the address. That the port is free is seen only by listening.
void look_at_address(const Peer& address) {
  net::io_context io;
  net::ip::tcp::resolver resolver(io);
  const auto found =
      resolver.resolve(address.host, std::to_string(address.port),
                       net::ip::tcp::resolver::passive | net::ip::tcp::resolver::numeric_service);
  net::ip::tcp::socket socket(io);
  socket.open(found.begin()->endpoint().protocol());
  // Port 0: any, so that a server that runs there already is no fault.
  socket.bind({found.begin()->endpoint().address(), 0});
}

void look_at_key(const fs::path& file) {
  if (!server::read_key_file(file)) throw std::runtime_error("there is no such file");
}

void look_at_tls(const server::TlsFiles& files) {
  static_cast<void>(server::tls_context(files));
  const auto mode = fs::status(files.private_key).permissions();
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  constexpr auto allowed = fs::perms::group_read;  // Of a group such as ssl-cert.
  if ((mode & others & ~allowed) != fs::perms::none) {
    throw std::runtime_error("others may read or change " + files.private_key.string() +
                             "; chmod 640 or 600");
  }
}

// Whether it has a host that a name server knows is seen when the server runs.
void look_at_issuer(const std::string& issuer) {
  const auto rest = issuer.substr(std::min(issuer.size(), issuer.find("//") + 2));
  if (rest.substr(0, rest.find('/')).empty()) throw std::runtime_error("it names no host");
}

}  // namespace

std::vector<Finding> look_at(const Serving& serving) {
  Looks looks;
  looks.at("data folder " + serving.data.string(), [&] { look_at_folder(serving.data); });
  looks.at("listen on " + to_text(serving.listen), [&] { look_at_address(serving.listen); });
  if (serving.admin) {
    looks.at("admin on " + to_text(*serving.admin), [&] { look_at_address(*serving.admin); });
  }
  if (serving.tls) {
    const auto& file = serving.tls->certificate_chain;
    looks.at("TLS with " + file.string(), [&] { look_at_tls(*serving.tls); });
  }
  for (const auto& provider : serving.identity.providers) {
    looks.at("issuer " + provider.issuer, [&] { look_at_issuer(provider.issuer); });
    if (provider.login) {
      const auto& file = provider.login->key_file;
      looks.at("key " + file.string(), [&] { look_at_key(file); });
    }
  }
  looks.at("notices", [&] { static_cast<void>(mail_login_of(serving.notices)); });
  return looks.findings;
}

}  // namespace tools::settings
