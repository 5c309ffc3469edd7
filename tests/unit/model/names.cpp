// SPDX-License-Identifier: Apache-2.0
#include "core/model/channel.hpp"
#include "core/model/fact.hpp"
#include "core/model/ids.hpp"
#include "core/model/stage.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;

TEST_CASE("every name reads back as what it names") {
  for (Stage stage : all_stages) CHECK(stage_from(name(stage)) == stage);
  for (Channel channel : all_channels) CHECK(channel_from(name(channel)) == channel);
  for (Aspect aspect : all_aspects) CHECK(aspect_from(name(aspect)) == aspect);
  CHECK_FALSE(stage_from("Welcome"));
}

TEST_CASE("a local id is a letter and a number") {
  CHECK(CustomerId{12}.text() == "c12");
  CHECK(CustomerId::parse("c12") == CustomerId{12});
  for (const char* text : {"", "c", "12", "c0", "f12", "c1x", "c99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(CustomerId::parse(text));
  }
}
