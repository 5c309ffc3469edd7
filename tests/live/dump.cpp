// SPDX-License-Identifier: Apache-2.0
#include "core/store/canonical_dump.hpp"
#include "core/store/database.hpp"

#include <iostream>

// Prints what a database holds of CRMs, in a form that two homes can be compared by: rafiqctl has no such
// command, and should not.
int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "Usage: live-dump DATABASE\n";
    return 2;
  }
  auto database = rafiq::store::Database::open(argv[1]);
  if (!database) {
    std::cerr << database.error().message() << "\n";
    return 70;
  }
  const auto dump = rafiq::store::canonical_dump(*database.value());
  if (!dump) {
    std::cerr << dump.error().message() << "\n";
    return 70;
  }
  std::cout << dump.value();
  return 0;
}
