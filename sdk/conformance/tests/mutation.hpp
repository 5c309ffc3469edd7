// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <random>
#include <string>

namespace rafiq::conform {

// Spoils texts and values in ways that a seed decides, the same everywhere. One thread.
class Mutation {
 public:
  explicit Mutation(std::uint64_t seed) : random_(seed) {}

  // JSON stays JSON most of the time, with one value of another type, missing, enormous or odd; else bytes
  // are cut, doubled or changed.
  std::string text(std::string text);
  Json value(Json value);

 private:
  std::size_t below(std::size_t most);
  Json odd();
  void spoil(Json& value);

  std::mt19937_64 random_;
};

}  // namespace rafiq::conform
