// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/accounts.hpp"
#include "core/store/sealing_key.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace rafiq::store {

// What is sealed of a record that holds something sensitive, as it rests, and with which key. Where that is
// not the key in force by now, it is made again.
struct SealedRecord {
  AccountId account;
  std::shared_ptr<const SealingKey> key;
  std::string base;
  std::string facts;                    // packed, each sensitive value sealed
  std::optional<std::int64_t> arrived;  // the hash of its bytes
};

}  // namespace rafiq::store
