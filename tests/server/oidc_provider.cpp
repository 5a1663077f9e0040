#include "tests/server/oidc_provider.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

#include "events/json/read.h"
#include "server/identity/fetch.h"

extern char** environ;

namespace tests {
namespace {

constexpr int patience_ms = 60'000;  // A cold start reads a thousand files.
constexpr std::string_view ready = "ready ";

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    out = ends[0];
    in = ends[1];
  }
  int out = -1;
  int in = -1;
};

// The first line; empty if there is none in time.
std::string line_from(int output) {
  std::string line;
  for (char c = 0;; line += c) {
    pollfd waiting{.fd = output, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, patience_ms) != 1 || ::read(output, &c, 1) != 1) return {};
    if (c == '\n') return line;
  }
}

server::Fetched exchange(const server::FetchRequest& request) {
  const auto fetched = server::http_fetch()(request);
  if (!fetched) throw std::runtime_error(request.url + ": " + fetched.error());
  return *fetched;
}

server::Fetched post_form(const std::string& url, const std::string& form) {
  return exchange({.url = url, .form = form});
}

std::string service_form(const std::string& scope, const std::string& algorithm) {
  return "grant_type=client_credentials&client_id=service&client_secret="
         "service-secret-for-tests&resource=urn:test:" +
         algorithm + "&scope=" + scope;
}

std::string access_token_in(const server::Fetched& reply) {
  const auto json = events::json::parse(reply.body);
  if (!json || !json->contains("access_token")) throw std::runtime_error(reply.body);
  return json->at("access_token").get<std::string>();
}

}  // namespace

OidcProvider::OidcProvider(const std::vector<std::string>& words) {
  std::vector<std::string> command{MEDVIRK_NODE, MEDVIRK_OIDC_PROVIDER};
  command.insert(command.end(), words.begin(), words.end());
  std::vector<char*> argv;
  for (auto& each : command) argv.push_back(each.data());
  argv.push_back(nullptr);
  const Pipe input;
  const Pipe output;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.out, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output.in, STDOUT_FILENO);
  const int failed =
      ::posix_spawn(&process_, argv.front(), &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(input.out);
  ::close(output.in);
  input_ = input.in;
  const auto line = failed == 0 ? line_from(output.out) : std::string();
  ::close(output.out);
  if (line.starts_with(ready)) {
    issuer_ = line.substr(ready.size());
    return;
  }
  ::close(input_);
  if (failed == 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  throw std::runtime_error("the OpenID provider did not come up; tools/setup installs what it is");
}

OidcProvider::~OidcProvider() {
  ::close(input_);
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void OidcProvider::order(const std::string& word) const {
  static_cast<void>(post_form(issuer_ + "/test/" + word, "x=1"));
}

std::string OidcProvider::service_token(const std::string& scope,
                                        const std::string& algorithm) const {
  return access_token_in(post_form(issuer_ + "/token", service_form(scope, algorithm)));
}

std::string OidcProvider::bound_service_token(const std::string& scope, const ProofMaker& client,
                                              events::Timestamp now) const {
  const auto url = issuer_ + "/token";
  const auto ask = [&](const std::string& nonce) {
    auto claims = ProofMaker::claims("POST", url, now);
    if (!nonce.empty()) claims["nonce"] = nonce;
    return exchange({.url = url,
                     .form = service_form(scope, "es256"),
                     .headers = {"DPoP: " + client.sign(claims)}});
  };
  auto reply = ask("");
  if (reply.status == 400 && !reply.dpop_nonce.empty()) reply = ask(reply.dpop_nonce);
  return access_token_in(reply);
}

int OidcProvider::count(const std::string& name) const {
  const auto json = events::json::parse(exchange({.url = issuer_ + "/test/counts"}).body);
  if (!json) throw std::runtime_error("no counts");
  return json->at(name).get<int>();
}

}  // namespace tests
