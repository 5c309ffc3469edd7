// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/accounts.hpp"
#include "core/store/database.hpp"
#include "core/util/time.hpp"
#include "tests/support/keys.hpp"
#include "tests/support/scratch.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace rafiq::test {

// Noon of a day in spring; everything in tests happens around it.
inline const TimePoint noon = parse_iso8601("2026-03-01T12:00:00Z").value();

// A home with an open database and, when asked, accounts.
struct Home {
  Home() : database(open()) {}

  [[nodiscard]] std::filesystem::path file() const { return folder / "home" / "rafiq.sqlite"; }
  [[nodiscard]] std::unique_ptr<store::Database> open() const {
    store::DatabaseOptions options;
    options.file = file();
    options.keys = keys;
    return store::Database::open(options).value();
  }

  store::AccountId account(const std::string& name) {
    store::AccountSettings settings;
    settings.name = name;
    settings.connector = "test";
    return store::Accounts(*database).add(settings).value();
  }

  Scratch folder;
  std::shared_ptr<Keys> keys = std::make_shared<Keys>();
  std::unique_ptr<store::Database> database;
};

}  // namespace rafiq::test
