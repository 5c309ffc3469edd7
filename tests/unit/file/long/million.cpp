// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <iostream>

namespace {

using rafiq::file::test::Desk;
using rafiq::file::test::Json;

constexpr std::uint64_t kRows = 1'000'000;
constexpr std::string_view kHeader =
    "Customer No,Full name,Mobile,Email,Education,Interests,City,Last modified\n";
constexpr std::size_t kWidth = 160;  // bytes of a row

// Row `number`, padded to the width of all.
std::array<char, kWidth> row(std::uint64_t number) {
  std::array<char, kWidth> text{};
  const auto n = static_cast<unsigned>(number);
  const int length =
      std::snprintf(text.data(), text.size(),
                    "C-%07u,Customer %07u,+20 100 %03u %04u,customer%07u@example.com,BSc,reading; chess,\"",
                    n, n, n / 10'000, n % 10'000, n);
  constexpr std::string_view kEnd = "\",2026-03-01\n";
  std::fill(text.begin() + length, text.end(), 'x');
  std::copy(kEnd.begin(), kEnd.end(), text.end() - static_cast<std::ptrdiff_t>(kEnd.size()));
  return text;
}

void add_million(Desk& desk) {
  auto& file = desk.file("customers", "").files["customers"];
  file.size = kHeader.size() + kRows * kWidth;
  file.make = [](std::uint64_t offset, std::span<char> buffer) {
    for (std::size_t i = 0; i < buffer.size();) {
      const auto at = offset + i;
      const auto part = at < kHeader.size() ? std::string(kHeader)
                                            : std::string(row((at - kHeader.size()) / kWidth).data(), kWidth);
      const auto skip = static_cast<std::size_t>(at < kHeader.size() ? at : (at - kHeader.size()) % kWidth);
      const auto length = std::min(part.size() - skip, buffer.size() - i);
      std::copy_n(part.begin() + static_cast<std::ptrdiff_t>(skip), length,
                  buffer.begin() + static_cast<std::ptrdiff_t>(i));
      i += length;
    }
  };
}

double peak_mib() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

}  // namespace

TEST_CASE("a million customers pass through in bounded memory, and a late resume finds its place") {
  Desk desk;
  add_million(desk);
  desk.keep_pages = false;
  const double before = peak_mib();
  std::uint64_t records = 0;
  Json late;
  const auto started = std::chrono::steady_clock::now();
  desk.read(nullptr, "full", [&](const Json& page) {
    records += page.at("records").size();
    if (records == 999'000) late = page.at("checkpoint");
    return true;
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const double grown = peak_mib() - before;
  std::cout << "read " << records << " customers in " << took.count() << " s, " << grown << " MiB\n";
  CHECK(records == kRows);
#ifndef RAFIQ_SANITIZED
  CHECK(grown < 100);
#endif

  std::uint64_t rest = 0;
  desk.close();
  const auto resumed = std::chrono::steady_clock::now();
  desk.read(late, "full", [&](const Json& page) {
    if (rest == 0) CHECK(page.at("records")[0].at("id") == "C-0999000");
    rest += page.at("records").size();
    return true;
  });
  std::cout << "resumed in "
            << std::chrono::duration<double>(std::chrono::steady_clock::now() - resumed).count() << " s\n";
  CHECK(rest == 1000);

  desk.keep_pages = true;
  const auto searched = std::chrono::steady_clock::now();
  const auto found = desk.find("phone", "0100 099 9999");
  std::cout << "found by phone in "
            << std::chrono::duration<double>(std::chrono::steady_clock::now() - searched).count() << " s\n";
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("id") == "C-0999999");
}
