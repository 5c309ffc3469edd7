// SPDX-License-Identifier: Apache-2.0
#include "core/platform/browser.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace rafiq;
using namespace rafiq::platform;

namespace {

// An opener that writes down what it was given, a line each.
std::filesystem::path noting_opener(const std::filesystem::path& folder) {
  const auto file = folder / "opener";
  std::ofstream(file) << "#!/bin/sh\nfor each in \"$@\"; do echo \"$each\"; done > "
                      << (folder / "seen").string() << "\necho chatter\n";
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  return file;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the browser gets the address as it is, and no shell sees it") {
  const rafiq::test::Scratch scratch;
  const auto opener = noting_opener(scratch.path());
  const std::string address = "https://crm.example/authorize?a=1&b=$(touch%20x);`id`|'\"";
  REQUIRE(open_in_browser(address, opener));
  CHECK(text_of(scratch.path() / "seen") == address + "\n");
}

TEST_CASE("an opener that is missing or finds no browser is told, with what to do") {
  for (const char* opener : {"/nonexistent/xdg-open", "/bin/false"}) {
    const auto opened = open_in_browser("https://crm.example/", opener);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::configuration);
    CHECK_FALSE(opened.error().remedy.empty());
  }
  CHECK(open_in_browser("https://crm.example/", "/bin/true"));
}

TEST_CASE("a browser is asked for web addresses only") {
  for (const char* address :
       {"file:///etc/passwd", "javascript:alert(1)", "-x", "", "https://a b", "http://a\nb"}) {
    const auto opened = open_in_browser(address, "/bin/true");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::usage);
  }
}
