// SPDX-License-Identifier: Apache-2.0
// The parts of the bench that ask core itself; bench.py runs them.
//   store PAGES FILE            puts the records of the pages into a new database
//   search FILE SCRATCH N M     N texts, typed key by key; M of them against FTS5's bm25
//   open HOME N                 opens N customers, none of whom is in any cache
#include "tests/bench/million_customers/bench/bench.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "store") return bench::store_alone(arguments[1], arguments[2]);
  if (arguments.size() == 5 && arguments[0] == "search")
    return bench::search(arguments[1], arguments[2], std::stoi(arguments[3]), std::stoi(arguments[4]));
  if (arguments.size() == 3 && arguments[0] == "open")
    return bench::open_customers(arguments[1], std::stoi(arguments[2]));
  std::cerr << "bench-million-customers store PAGES FILE | search FILE SCRATCH N M | open HOME N\n";
  return 2;
}
