// SPDX-License-Identifier: Apache-2.0
#include "core/model/merge.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;

namespace {
Merged one(const Values& base, const Values& local, const Values& remote) {
  return merge(base, local, remote, false);
}
Merged many(const Values& base, const Values& local, const Values& remote) {
  return merge(base, local, remote, true);
}
}  // namespace

TEST_CASE("a field that only this side changed is written") {
  CHECK(one({"BSc"}, {"PhD"}, {"BSc"}).outcome == MergeOutcome::write);
  CHECK(one({"BSc"}, {"PhD"}, {"BSc"}).values == Values{"PhD"});
  CHECK(one({}, {"PhD"}, {}).values == Values{"PhD"});
  CHECK(one({"BSc"}, {}, {"BSc"}).outcome == MergeOutcome::write);
  CHECK(one({"BSc"}, {}, {"BSc"}).values.empty());
}

TEST_CASE("a field that both sides changed alike needs nothing; blanks around it do not count") {
  CHECK(one({"BSc"}, {"PhD"}, {"PhD"}).outcome == MergeOutcome::same);
  CHECK(one({"BSc"}, {" PhD "}, {"PhD\n"}).outcome == MergeOutcome::same);
  CHECK(one({}, {""}, {}).outcome == MergeOutcome::same);
  CHECK(many({"a"}, {"a", "b"}, {"b", "a"}).outcome == MergeOutcome::same);
}

TEST_CASE("a field that both sides changed to different things is a conflict, a removal as well") {
  const auto merged = one({"BSc"}, {"PhD"}, {"MSc"});
  CHECK(merged.outcome == MergeOutcome::conflict);
  CHECK(merged.values == Values{"MSc"});
  CHECK(one({"BSc"}, {"PhD"}, {}).outcome == MergeOutcome::conflict);
  CHECK(one({"BSc"}, {}, {"MSc"}).outcome == MergeOutcome::conflict);
}

TEST_CASE("a field for many values is merged value by value and never contradicts itself") {
  CHECK(many({"a", "b"}, {"a", "b", "c"}, {"a", "b", "d"}).values == Values{"a", "b", "d", "c"});
  CHECK(many({"a", "b"}, {"a"}, {"a", "b", "d"}).values == Values{"a", "d"});
  CHECK(many({"a"}, {}, {}).outcome == MergeOutcome::same);
  CHECK(many({"a"}, {"b"}, {"a", "b"}).values == Values{"b"});
  CHECK(many({"a"}, {"a", "b"}, {}).values == Values{"b"});
}
