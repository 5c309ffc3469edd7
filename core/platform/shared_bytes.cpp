// SPDX-License-Identifier: Apache-2.0
#include "core/platform/shared_bytes.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <vector>

namespace rafiq::platform {
namespace {

constexpr std::chrono::milliseconds patience{50};  // whoever holds them does so for microseconds

bool lock(int file) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if ((errno != EWOULDBLOCK && errno != EINTR) || std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(std::chrono::microseconds{200});
  }
  return true;
}

}  // namespace

Result<SharedBytes> SharedBytes::open(const std::filesystem::path& file) {
  Descriptor opened(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (opened) return SharedBytes(std::move(opened));
  return Error{ErrorCode::configuration, std::string("The file cannot be opened: ") + std::strerror(errno),
               file.string(), "Check the access rights of its folder and the space on the disk"};
}

bool SharedBytes::with(std::span<std::byte> bytes, const std::function<void()>& change) const {
  if (!lock(file_.number())) return false;
  struct Unlock {
    int file;
    ~Unlock() { ::flock(file, LOCK_UN); }
  } unlock{file_.number()};
  std::vector<std::byte> before(bytes.size());
  if (::pread(file_.number(), before.data(), before.size(), 0) < 0) return false;
  std::copy(before.begin(), before.end(), bytes.begin());
  change();
  if (std::equal(before.begin(), before.end(), bytes.begin())) return true;
  // What cannot be written is forgotten by the others, and costs them a request.
  return ::pwrite(file_.number(), bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size());
}

}  // namespace rafiq::platform
