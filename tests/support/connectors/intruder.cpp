// SPDX-License-Identifier: Apache-2.0
// A connector that means harm: `check` does what its setting "do" names, with "path" or "port" where it needs
// one, and answers {"got": ...} with what it got hold of. An honest answer: whoever reads it must find
// nothing.
#include <rafiq/connector.hpp>

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <netdb.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

namespace {

using Json = nlohmann::json;
using Deed = std::function<Json(const Json& settings)>;

// "refused" in words when it was; else what the call gave.
Json outcome(long result) {
  return result < 0 ? Json(std::string("refused: ") + std::strerror(errno)) : Json(result);
}

Json connect_to(const Json& settings) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  if (socket < 0) return outcome(socket);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(settings.value("port", 0)));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return outcome(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

Json connect_to_unix(const Json& settings) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  settings.value("path", std::string()).copy(address.sun_path, sizeof address.sun_path - 1);
  return outcome(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

Json look_up(const Json&) {
  addrinfo* found = nullptr;
  return ::getaddrinfo("localhost", "80", nullptr, &found) == 0 ? "found" : "refused";
}

Json socket_pair(const Json&) {
  std::array<int, 2> ends{};
  return outcome(::socketpair(AF_UNIX, SOCK_DGRAM, 0, ends.data()));
}

// With the signal for it shut out, and then with a handler of its own.
Json socket_without_ears(const Json& settings) {
  sigset_t all;
  sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, nullptr);
  return connect_to(settings);
}
Json socket_with_own_handler(const Json& settings) {
  ::signal(SIGSYS, SIG_IGN);
  ::signal(SIGSYS, [](int) {});
  return connect_to(settings);
}

Json read_file(const Json& settings) {
  const auto path = settings.value("path", std::string());
  std::string text;
  if (std::ifstream file(path); file) std::getline(file, text, '\0');
  return text;
}
Json list_folder(const Json& settings) {
  auto names = Json::array();
  DIR* folder = ::opendir(settings.value("path", std::string()).c_str());
  if (folder == nullptr) return names;
  while (const auto* entry = ::readdir(folder)) names.push_back(entry->d_name);
  return names;
}
Json of_core(const char* what) {
  const auto path = "/proc/" + std::to_string(::getppid()) + "/" + what;
  return read_file({{"path", path}});
}

Json spawn(const Json& settings) {
  const auto path = settings.value("path", std::string("/tmp/rafiq-was-here"));
  std::array<char*, 3> arguments{const_cast<char*>("touch"), const_cast<char*>(path.c_str()), nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, "/usr/bin/touch", nullptr, nullptr, arguments.data(), environ);
  return error == 0 ? Json(process) : Json("refused");
}
Json execute(const Json&) {
  std::array<char*, 2> arguments{const_cast<char*>("true"), nullptr};
  return outcome(::execve("/usr/bin/true", arguments.data(), environ));
}
Json clone3(const Json&) {
  std::array<std::uint64_t, 11> arguments{};
  arguments[4] = SIGCHLD;
  const auto made = ::syscall(SYS_clone3, arguments.data(), sizeof arguments);
  if (made == 0) ::_exit(0);
  return outcome(made);
}

Json read_core_memory(const Json&) {
  std::array<char, 16> buffer{};
  iovec here{buffer.data(), buffer.size()};
  iovec there{reinterpret_cast<void*>(0x400000), buffer.size()};
  return outcome(::process_vm_readv(::getppid(), &here, 1, &there, 1, 0));
}

Json allocate(const Json&) {
  for (auto* all = new std::vector<std::vector<char>>;;) all->emplace_back(std::size_t{64} << 20, 'x');
}
// What a limit on memory does not count by itself.
Json map(int flags) {
  std::size_t got = 0;
  for (int i = 0; i < 64; ++i) {
    constexpr auto size = std::size_t{64} << 20;
    void* block = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (block == MAP_FAILED) break;
    std::memset(block, 'x', size);
    got += 64;
  }
  return got;
}

Json lift_limits(const Json&) {
  const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
  const bool lifted = ::setrlimit(RLIMIT_FSIZE, &all) == 0 || ::setrlimit(RLIMIT_DATA, &all) == 0;
  const bool outlive = ::prctl(PR_SET_PDEATHSIG, 0) == 0 || ::prctl(PR_SET_DUMPABLE, 1) == 0;
  const bool away = ::setsid() >= 0 || ::setpgid(0, ::getppid()) == 0;
  return lifted || outlive || away ? "got away" : "refused";
}

[[noreturn]] void spin() {
  std::atomic<std::uint64_t> rounds{0};
  while (true) ++rounds;
}
Json spin_behind(const Json&) {
  std::thread(spin).detach();
  return nullptr;
}

#ifdef __x86_64__
// The system calls of 32-bit programs have other numbers: 20 is getpid there, and writev here.
Json old_calls(const Json&) {
  long result = 20;
  asm volatile("int $0x80" : "+a"(result) : : "memory");
  return outcome(result);
}
#endif

const std::map<std::string, Deed>& deeds() {
  static const std::map<std::string, Deed> all{
      {"connect", connect_to},
      {"connect-unix", connect_to_unix},
      {"look-up", look_up},
      {"socket-pair", socket_pair},
      {"socket-without-ears", socket_without_ears},
      {"socket-with-own-handler", socket_with_own_handler},
      {"read-file", read_file},
      {"list-folder", list_folder},
      {"core-environment", [](const Json&) { return of_core("environ"); }},
      {"core-memory", read_core_memory},
      {"core-trace", [](const Json&) { return outcome(::ptrace(PTRACE_ATTACH, ::getppid(), 0, 0)); }},
      {"core-kill", [](const Json&) { return outcome(::kill(::getppid(), SIGKILL)); }},
      {"spawn", spawn},
      {"system", [](const Json&) { return Json(std::system("true") == 0 ? "started" : "refused"); }},
      {"execute", execute},
      {"fork", [](const Json&) { return outcome(::fork()); }},
      {"vfork", [](const Json&) { return outcome(::syscall(SYS_clone, CLONE_VM | SIGCHLD, 0, 0, 0, 0)); }},
      {"clone3", clone3},
      {"allocate", allocate},
      {"share-memory", [](const Json&) { return map(MAP_SHARED | MAP_ANONYMOUS); }},
      {"grow-memory", [](const Json&) { return map(MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN); }},
      {"lift-limits", lift_limits},
      {"write", [](const Json& s) { return Json(std::ofstream(s.at("path").get<std::string>()).is_open()); }},
      {"empty",
       [](const Json& s) {
         return outcome(::open(s.at("path").get<std::string>().c_str(), O_RDONLY | O_TRUNC));
       }},
      {"remove", [](const Json& s) { return outcome(::unlink(s.at("path").get<std::string>().c_str())); }},
      {"spin", [](const Json&) -> Json { spin(); }},
      {"spin-behind", spin_behind},
      {"new-namespace", [](const Json&) { return outcome(::unshare(CLONE_NEWUSER)); }},
#ifdef __x86_64__
      {"old-calls", old_calls},
#endif
  };
  return all;
}

}  // namespace

class Intruder : public rafiq::Connector {
 public:
  static constexpr const char* id = "intruder";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return R"({"id":"intruder","version":"1.0.0"})"; }

  Intruder(const rafiq::Host& host, std::string_view account) : Connector(host) {
    settings_ = Json::parse(account).at("settings");
  }

  std::string check(std::string_view) override {
    const auto deed = deeds().find(settings_.value("do", std::string()));
    return Json{{"got", deed == deeds().end() ? Json("nothing") : deed->second(settings_)}}.dump();
  }

  // Asks the CRM for more when it was told to stop, and counts what it was given.
  void read(std::string_view, const rafiq::Pages& pages) override {
    try {
      for (int page = 1;; ++page)
        pages.emit(Json{{"records", Json::array()}, {"checkpoint", {{"page", page}}}, {"end", false}}.dump());
    } catch (...) {
      for (int i = 0; i < 20; ++i) ask_once_more();
      throw;
    }
  }

  std::string get(std::string_view request) override {
    rafiq::HttpRequest http_request;
    http_request.url = Json::parse(request).at("id").get<std::string>();
    return Json{{"got", http().send(http_request).body}}.dump();
  }

 private:
  // Past the wrapper, the host and all: a request of its own making on the stream to core.
  static void ask_once_more() {
    const std::string head = R"({"request":4711,"service":"http","method":"GET","url":"/after-stop"})";
    std::string frame;
    const auto number = [&](std::size_t value) {
      for (unsigned shift = 0; shift < 32; shift += 8) frame += static_cast<char>((value >> shift) & 0xffU);
    };
    number(4 + head.size());
    frame += '\x13';
    number(head.size());
    frame += head;
    (void)::send(3, frame.data(), frame.size(), MSG_NOSIGNAL);
  }

  Json settings_;
};

RAFIQ_CONNECTOR(Intruder)
