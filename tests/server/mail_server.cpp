#include "tests/server/mail_server.h"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tools/client/loopback.h"

extern char** environ;

namespace tests {
namespace {

constexpr auto greets_within = std::chrono::seconds{30};

// A whole connection: also what the server greets with.
bool greets(std::uint16_t port) {
  const int socket = tools::loopback::connect(port);
  if (socket < 0) return false;
  std::array<char, 4> greeting{};
  const auto size = ::recv(socket, greeting.data(), greeting.size(), MSG_WAITALL);
  ::close(socket);
  return size == 4 && std::string(greeting.data(), 3) == "220";
}

pid_t start_process(const std::vector<std::string>& words, const std::string& modules) {
  auto arguments = words;
  std::vector<char*> argv;
  for (auto& each : arguments) argv.push_back(each.data());
  argv.push_back(nullptr);
  std::string python_path = "PYTHONPATH=" + modules;
  std::string no_files = "PYTHONDONTWRITEBYTECODE=1";
  std::vector<char*> environment{python_path.data(), no_files.data()};
  for (char** each = environ; *each != nullptr; ++each) environment.push_back(*each);
  environment.push_back(nullptr);
  pid_t process = 0;
  if (::posix_spawn(&process, argv.front(), nullptr, nullptr, argv.data(), environment.data()) !=
      0) {
    throw std::runtime_error("cannot start " + words.front() + "; tools/setup installs it");
  }
  return process;
}

}  // namespace

std::uint16_t free_port() {
  const auto listener = tools::loopback::listen();
  if (listener.socket < 0) throw std::runtime_error("no free port");
  ::close(listener.socket);
  return listener.port;
}

MailServer::MailServer(const std::filesystem::path& folder)
    : maildir_(folder / "maildir"), port_(free_port()) {
  process_ = start_process({MEDVIRK_MAIL_SERVER, "-n", "-l", "127.0.0.1:" + std::to_string(port_),
                            "-c", "mail_server.Choosy", maildir_.string()},
                           MEDVIRK_MAIL_SERVER_MODULES);
  const auto deadline = std::chrono::steady_clock::now() + greets_within;
  while (!greets(port_)) {
    const bool ended = ::waitpid(process_, nullptr, WNOHANG) != 0;
    if (ended) process_ = 0;
    if (ended || std::chrono::steady_clock::now() > deadline) {
      stop();
      throw std::runtime_error("the mail server did not come up");
    }
    ::poll(nullptr, 0, 10);
  }
}

MailServer::~MailServer() { stop(); }

void MailServer::stop() {
  if (process_ == 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = 0;
}

std::vector<std::string> MailServer::mails() const {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(maildir_ / "new")) {
    std::ifstream file(entry.path(), std::ios::binary);
    all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return all;
}

}  // namespace tests
