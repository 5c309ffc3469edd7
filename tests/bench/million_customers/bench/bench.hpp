// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/connection.hpp"
#include "core/store/database.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace bench {

using namespace rafiq;
using Steady = std::chrono::steady_clock;

inline double milliseconds_since(Steady::time_point begin) {
  return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

template <class T>
T must(Result<T> result) {
  if (result) return std::move(result).value();
  std::cerr << result.error().message() << "\n";
  std::exit(1);
}
inline void must(const Status& done) {
  if (done) return;
  std::cerr << done.error().message() << "\n";
  std::exit(1);
}

inline double at_share(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values.at(std::min(place, values.size() - 1));
}

// Each prints one JSON document.
int store_alone(const std::filesystem::path& pages, const std::filesystem::path& file);
int search(const std::filesystem::path& file, const std::filesystem::path& scratch, int texts,
           int against_bm25);
int open_customers(const std::filesystem::path& home, int count);

}  // namespace bench
