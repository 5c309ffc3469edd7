// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/knowledge.hpp"
#include "core/guidance/load.hpp"
#include "core/guidance/pack.hpp"
#include "core/guidance/validate.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace rafiq;
using namespace rafiq::guidance;

namespace {
const std::filesystem::path folder = std::filesystem::path(RAFIQ_SOURCE_DIR) / "core/guidance/packs/default";
}

TEST_CASE("the default pack has no problem") {
  std::string list;
  for (const Problem& problem : validate_pack(folder))
    if (!problem.warning)
      list += problem.file.string() + ":" + std::to_string(problem.line) + ": " + problem.what + ". " +
              problem.remedy + "\n";
  CHECK(list == "");
}

TEST_CASE("the default pack serves the whole of the initial contact") {
  const auto pack = load_pack(folder);
  REQUIRE(pack.has_value());
  std::map<std::string, int> cards;
  for (const Card& card : pack.value()->cards)
    for (const std::string& id : card.serves) ++cards[id];
  for (const Knowledge::Item& item : knowledge().items) {
    CAPTURE(item.id);
    if (item.id.starts_with("contact.") || item.id.starts_with("attention.")) CHECK(cards[item.id] >= 1);
    if (item.id == "chapter.contact") CHECK(cards[item.id] >= 5);
  }
}
