// SPDX-License-Identifier: Apache-2.0
#include "core/net/retry.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <random>
#include <string>
#include <thread>

namespace rafiq::net {

using std::chrono::milliseconds;

bool is_repeatable(const Request& request) {
  static constexpr std::array<std::string_view, 5> methods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
  return request.idempotent || std::find(methods.begin(), methods.end(), request.method) != methods.end();
}

milliseconds backoff(int next) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int doublings = std::clamp(next - 2, 0, 6);
  const auto ceiling = std::min<milliseconds::rep>(10'000, milliseconds::rep{250} << doublings);
  return milliseconds(std::uniform_int_distribution<milliseconds::rep>(0, ceiling)(random));
}

std::optional<TimePoint> parse_date(std::string_view value) {
  const time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date < 0) return std::nullopt;
  return TimePoint{std::chrono::seconds(date)};
}

std::optional<milliseconds> parse_retry_after(std::string_view value, TimePoint now) {
  constexpr milliseconds longest = std::chrono::hours(24);
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits) {
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc() || seconds > 86'400) return longest;
    return milliseconds(std::chrono::seconds(seconds));
  }
  const auto date = parse_date(value);
  if (!date) return std::nullopt;
  return std::clamp<milliseconds>(*date - now, milliseconds(0), longest);
}

bool wait(milliseconds time, const CancelToken& cancel) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (!cancel.requested()) {
    const auto left = end - std::chrono::steady_clock::now();
    if (left <= std::chrono::steady_clock::duration::zero()) return true;
    std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(left, milliseconds(50)));
  }
  return false;
}

}  // namespace rafiq::net
