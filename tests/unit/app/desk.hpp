// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "tests/support/records.hpp"

#include <memory>

namespace rafiq::test {

// A home with one customer, opened as the programs open it, whose clock the test turns.
struct Desk {
  Scratch folder;
  std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(noon);
  std::unique_ptr<app::Rafiq> rafiq = open_rafiq();
  // Beside the door: what a test needs to have happened.
  std::unique_ptr<store::Database> database = store::Database::open(rafiq->home() / "rafiq.sqlite").value();
  store::AccountId support = account();
  CustomerId layla = customer();

  [[nodiscard]] std::unique_ptr<app::Rafiq> open_rafiq(app::OpenOptions options = {}) const {
    options.home = folder / "home";
    options.clock = clock;
    return app::Rafiq::open(std::move(options)).value();
  }

 private:
  store::AccountId account() {
    store::AccountSettings settings;
    settings.name = "support";
    settings.connector = "test";
    return store::Accounts(*database).add(settings).value();
  }
  CustomerId customer() {
    put(*database, support, customer_record("27", "Layla"));
    return customer_of(*database, support, "27");
  }
};

}  // namespace rafiq::test
