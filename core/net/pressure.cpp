// SPDX-License-Identifier: Apache-2.0
#include "core/net/pressure.hpp"

#include <cstdint>
#include <type_traits>

namespace rafiq::net {
namespace {

// As it lies in the file. Another layout has another mark, and begins anew.
struct Resting {
  std::uint64_t mark = 0;
  Pressure pressure;
};
static_assert(std::is_trivially_copyable_v<Resting>);
constexpr std::uint64_t our_mark = 0x5261666971503031;  // RafiqP01

}  // namespace

SharedPressure::SharedPressure(const std::filesystem::path& file) {
  if (file.empty()) return;
  if (auto opened = platform::SharedBytes::open(file)) file_.emplace(std::move(opened).value());
}

void SharedPressure::with(const std::function<void(Pressure&)>& work) const {
  const std::lock_guard lock(mutex_);
  bool worked = false;
  if (file_) {
    Resting resting;
    (void)file_->with(std::as_writable_bytes(std::span(&resting, 1)), [&] {
      if (resting.mark != our_mark) resting = {our_mark, known_};
      work(resting.pressure);
      known_ = resting.pressure;
      worked = true;
    });
  }
  if (!worked) work(known_);
}

}  // namespace rafiq::net
