// SPDX-License-Identifier: Apache-2.0
#include "core/util/secret.hpp"

#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <ostream>
#include <type_traits>

using rafiq::Secret;

namespace {

template <class T>
concept printable = requires(std::ostream& out, const T& value) {
  out << value;
};
template <class T>
concept comparable = requires(const T& value) {
  value == value;
};

static_assert(!printable<Secret> && printable<std::string>);
static_assert(!comparable<Secret>);
static_assert(!fmt::is_formattable<Secret>::value);
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string> &&
              !std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<std::string, Secret>);

}  // namespace

TEST_CASE("a secret keeps its characters, and is empty once moved") {
  Secret secret("pass");
  secret.append("word").append("");
  CHECK(secret.reveal() == "password");
  CHECK(std::string(secret.c_str()) == "password");
  CHECK(secret.size() == 8);
  const Secret copy = secret.copy();
  Secret moved = std::move(secret);
  CHECK(moved.reveal() == "password");
  CHECK(secret.empty());  // NOLINT(bugprone-use-after-move): that is the point
  CHECK(secret.reveal().empty());
  CHECK(*secret.c_str() == '\0');
  secret.append("again");
  CHECK(secret.reveal() == "again");
  moved = std::move(secret);
  CHECK(moved.reveal() == "again");
  CHECK(copy.reveal() == "password");
  CHECK(Secret(std::string_view("a\0b", 3)).size() == 3);
}

TEST_CASE("taking a text wipes what it was taken from") {
  for (std::string text : {std::string("short"), std::string(100, 's')}) {
    const auto expected = text;
    text.reserve(200);
    const char* memory = text.data();
    const Secret secret = Secret::take(text);
    CHECK(secret.reveal() == expected);
    CHECK(text.empty());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(memory[i] == '\0');
  }
}
