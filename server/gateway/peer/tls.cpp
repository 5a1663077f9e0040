#include "server/gateway/peer/tls.h"

#include <openssl/ssl.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "server/log_lines.h"

namespace server {
namespace {

namespace ssl = boost::asio::ssl;

// With forward secrecy and authenticated encryption only; TLS 1.3 has no others.
constexpr const char* tls12_ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
// As ALPN has it (RFC 7301): a length before the name.
constexpr std::string_view http11{"\x08http/1.1"};
constexpr int security_level = 2;  // OpenSSL's: no key of less than 112 bits' worth.

// Whoever names protocols and not ours speaks something else, such as HTTP/2: better to say so now.
int choose_protocol(SSL* /*session*/, const unsigned char** chosen, unsigned char* chosen_bytes,
                    const unsigned char* offered, unsigned int offered_bytes, void* /*unused*/) {
  std::string_view rest(reinterpret_cast<const char*>(offered), offered_bytes);
  while (!rest.empty()) {
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(rest.front())) + 1;
    if (length > rest.size()) break;
    if (rest.substr(0, length) == http11) {
      *chosen = reinterpret_cast<const unsigned char*>(rest.data()) + 1;
      *chosen_bytes = static_cast<unsigned char>(length - 1);
      return SSL_TLSEXT_ERR_OK;
    }
    rest.remove_prefix(length);
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

void harden(ssl::context& context) {
  SSL_CTX* raw = context.native_handle();
  const bool set = SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION) == 1 &&
                   SSL_CTX_set_cipher_list(raw, tls12_ciphers) == 1;
  if (!set) throw std::runtime_error("this OpenSSL does not do TLS as we want it");
  SSL_CTX_set_security_level(raw, security_level);
  SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                               SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_TICKET);
  // No session is resumed: a ticket's key that lives as long as the process would undo forward
  // secrecy, and connections here are few and long.
  SSL_CTX_set_num_tickets(raw, 0);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
}

[[noreturn]] void cannot_use(const std::filesystem::path& file, const std::string& why) {
  throw std::runtime_error("cannot use " + file.string() + " for TLS: " + why);
}

}  // namespace

std::shared_ptr<ssl::context> tls_context(const TlsFiles& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  harden(*context);
  boost::system::error_code failure;
  context->use_certificate_chain_file(files.certificate_chain.string(), failure);
  if (failure) cannot_use(files.certificate_chain, failure.message());
  // A key under a passphrase would have OpenSSL ask for it on the terminal.
  context->set_password_callback(
      [](std::size_t /*bytes_max*/, ssl::context::password_purpose /*purpose*/) {
        return std::string();
      },
      failure);
  context->use_private_key_file(files.private_key.string(), ssl::context::pem, failure);
  if (failure) cannot_use(files.private_key, failure.message());
  if (SSL_CTX_check_private_key(context->native_handle()) != 1) {
    cannot_use(files.private_key, "it is not the key of the certificate");
  }
  return context;
}

Tls::Tls(TlsFiles files)
    : files_(std::move(files)), marks_(marks()), current_(tls_context(files_)) {}

std::shared_ptr<ssl::context> Tls::current() const {
  const std::lock_guard lock{mutex_};
  return current_;
}

Tls::Marks Tls::marks() const {
  const auto mark_of = [](const std::filesystem::path& file) {
    std::error_code missing;
    Mark mark{.time = std::filesystem::last_write_time(file, missing)};
    if (missing) return Mark{};
    mark.bytes = std::filesystem::file_size(file, missing);
    return mark;
  };
  return {mark_of(files_.certificate_chain), mark_of(files_.private_key)};
}

Tls::Looked Tls::look() {
  const std::lock_guard looking{looking_};
  const auto found = marks();
  return found == marks_ ? Looked::same : read(found);
}

Tls::Looked Tls::reload() {
  const std::lock_guard looking{looking_};
  return read(marks());
}

// The marks are from before the reading: what changes meanwhile is seen at the next look.
Tls::Looked Tls::read(const Marks& found) {
  marks_ = found;
  try {
    auto fresh = tls_context(files_);
    const std::lock_guard lock{mutex_};
    current_ = std::move(fresh);
  } catch (const std::runtime_error& failure) {
    log_lines::certificate_kept(failure.what());
    return Looked::kept_old;
  }
  log_lines::certificate_renewed();
  return Looked::renewed;
}

}  // namespace server
