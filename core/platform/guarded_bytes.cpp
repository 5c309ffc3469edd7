// SPDX-License-Identifier: Apache-2.0
#include "core/platform/guarded_bytes.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace rafiq::platform {
namespace {

// Read in a signal handler, hence plain atomics: the range in which all guarded pages lie.
std::atomic<std::uintptr_t> lowest{UINTPTR_MAX};
std::atomic<std::uintptr_t> highest{0};
std::atomic<int> ending{0};

std::size_t page_size() {
  return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// All pages come from one range that is reserved once and never given back, so that an address in it is ours
// for certain. Large enough for what a test goes through.
constexpr std::size_t reserved = std::size_t{1} << 34;

std::byte* reserve() {
  void* start = ::mmap(nullptr, reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  lowest = reinterpret_cast<std::uintptr_t>(start);
  highest = lowest + reserved;
  return static_cast<std::byte*>(start);
}

// The next pages of the range; nothing when it is used up.
std::span<std::byte> take(std::size_t bytes) {
  static std::byte* const start = reserve();
  static std::atomic<std::size_t> used{0};
  const std::size_t at = used.fetch_add(bytes);
  if (start == nullptr || at + bytes > reserved) return {};
  return {start + at, bytes};
}

void on_fault(int signal, siginfo_t* what, void* /*context*/) {
  const auto address = reinterpret_cast<std::uintptr_t>(what->si_addr);
  if (address >= lowest && address < highest) ::_exit(ending);
  ::signal(signal, SIG_DFL);  // it happens again, and ends the process
}

}  // namespace

GuardedBytes::GuardedBytes(std::string_view bytes) {
  const std::size_t page = page_size();
  const std::size_t pages = (bytes.size() + page - 1) / page * page;
  pages_ = take(pages + page);  // the last one stays shut
  if (pages_.empty() || pages == 0) return;
  if (::mprotect(pages_.data(), pages, PROT_READ | PROT_WRITE) != 0) return;
  auto* const start = reinterpret_cast<char*>(pages_.data()) + (pages - bytes.size());
  std::copy(bytes.begin(), bytes.end(), start);
  view_ = {start, bytes.size()};
}

GuardedBytes::~GuardedBytes() {
  if (pages_.empty()) return;
  (void)::madvise(pages_.data(), pages_.size(), MADV_DONTNEED);
  (void)::mprotect(pages_.data(), pages_.size(), PROT_NONE);
}

void end_for_reading_guarded_bytes(int status) {
  ending = status;
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO;
  (void)::sigaction(SIGSEGV, &action, nullptr);
  (void)::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace rafiq::platform
