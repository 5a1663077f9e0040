#include "tests/server/tls_client.h"

#include <openssl/ssl.h>

#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>

namespace tests {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

net::ssl::context context_for(const TlsWish& wish) {
  net::ssl::context context(net::ssl::context::tls_client);
  SSL_CTX* raw = context.native_handle();
  if (wish.at_most) {
    SSL_CTX_set_security_level(raw, 0);  // Else it would be us who refuse.
    SSL_CTX_set_max_proto_version(raw, *wish.at_most);
  }
  if (!wish.protocols.empty()) {
    SSL_CTX_set_alpn_protos(raw, reinterpret_cast<const unsigned char*>(wish.protocols.data()),
                            static_cast<unsigned>(wish.protocols.size()));
  }
  return context;
}

}  // namespace

class TlsClient::Connection {
 public:
  Connection(const tools::Peer& peer, const TlsWish& wish)
      : context_(context_for(wish)), stream_(io_, context_) {
    stream_.next_layer().connect({net::ip::make_address(peer.host), peer.port});
    boost::system::error_code failure;
    stream_.handshake(net::ssl::stream_base::client, failure);
    if (failure) throw std::runtime_error("no TLS: " + failure.message());
  }

  std::string say(std::string_view bytes, std::string_view end) {
    boost::system::error_code failure;
    net::write(stream_, net::buffer(bytes.data(), bytes.size()), failure);
    std::string all;
    std::array<char, 4096> piece{};
    while (all.find(end) == std::string::npos) {
      const auto size = stream_.read_some(net::buffer(piece), failure);
      if (failure) break;
      all.append(piece.data(), size);
    }
    return all;
  }

  [[nodiscard]] SSL* ssl() { return stream_.native_handle(); }

 private:
  net::io_context io_;
  net::ssl::context context_;
  net::ssl::stream<tcp::socket> stream_;
};

TlsClient::TlsClient(const tools::Peer& peer, const TlsWish& wish)
    : connection_(std::make_unique<Connection>(peer, wish)) {}
TlsClient::~TlsClient() = default;

std::string TlsClient::say(std::string_view bytes, std::string_view end) {
  return connection_->say(bytes, end);
}

std::string TlsClient::subject() const {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      SSL_get1_peer_certificate(connection_->ssl()), X509_free);
  std::array<char, 256> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(),
                            static_cast<int>(name.size()));
  return name.data();
}

std::string TlsClient::version() const { return SSL_get_version(connection_->ssl()); }

std::string TlsClient::protocol() const {
  const unsigned char* text = nullptr;
  unsigned int size = 0;
  SSL_get0_alpn_selected(connection_->ssl(), &text, &size);
  return {reinterpret_cast<const char*>(text), size};
}

bool TlsClient::can_resume() const {
  const SSL_SESSION* session = SSL_get_session(connection_->ssl());
  return SSL_SESSION_has_ticket(session) == 1;
}

}  // namespace tests
