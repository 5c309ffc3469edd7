// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/fuzz.hpp"

#include "sdk/conformance/reading.hpp"
#include "sdk/conformance/tests/mutation.hpp"
#include "sdk/conformance/tests/registry.hpp"

namespace rafiq::conform {
namespace {

constexpr std::uint64_t tries = 25;

void judge(connector::Connection& connection, const std::optional<connector::Failure>& why,
           std::uint64_t seed, std::string_view what) {
  if (!connection.alive())
    throw Verdict{Outcome::crash, fmt::format("With {} (seed {}) the connector ended: {}", what, seed,
                                              connection.ending().value_or(connector::Failure{}).message)};
  if (why && why->status == RAFIQ_BUG &&
      (why->code == "exception" || why->code == "memory" || why->code == "status"))
    fail("With {} (seed {}) the connector fell over instead of failing in words: {}", what, seed,
         describe(*why));
}

std::optional<connector::Failure> read_somehow(Rig& rig, connector::Connection& connection,
                                               const Json& checkpoint) {
  std::size_t pages = 0;
  const std::size_t most = most_pages(rig);
  const auto done =
      connection.read(read_request(rig, checkpoint), [&](const Json&) -> Result<connector::Flow> {
        return ++pages < most ? connector::Flow::proceed : connector::Flow::stop;
      });
  if (done) return std::nullopt;
  return connection.failure();
}

}  // namespace

void fuzz_answers(Rig& rig, std::uint64_t seed) {
  Mutation mutation(seed);
  auto& gate = rig.gate();
  gate.arm({Fault::Kind::changed, {}, [&](std::string body) { return mutation.text(std::move(body)); }},
           1 + seed % 6, seed % 2 == 0);
  auto& connection = rig.connection();
  const auto why = read_somehow(rig, connection, nullptr);
  judge(connection, why, seed, "answers that were spoilt");
  for (const auto& one : rig.scene().find) {
    const auto answer = connection.find(one.value("by", ""), one.value("value", ""));
    judge(connection, answer ? std::nullopt : connection.failure(), seed, "answers that were spoilt");
  }
  gate.calm();
  if (auto* session = rig.session()) session->forgive();
}

void fuzz_checkpoint(Rig& rig, std::uint64_t seed) {
  const auto first = read(rig, rig.connection(), nullptr, 1 + seed % 3);
  auto spoilt = Mutation(seed).value(first.checkpoint());
  if (!spoilt.is_object()) spoilt = {{"checkpoint", spoilt}};
  auto& connection = rig.connection();
  const auto why = read_somehow(rig, connection, spoilt);
  judge(connection, why, seed, "a checkpoint that was spoilt");
}

void fuzz_settings(Rig& rig, std::uint64_t seed) {
  Mutation mutation(seed);
  Json settings(rig.settings());
  for (auto& [key, value] : settings.items())
    if (key != "url" && value.is_string() && seed % 3 != 0) value = mutation.text(value.get<std::string>());
  for (auto& [key, value] : settings.items())
    if (!value.is_string()) value = dump_json(value);
  (void)rig.description();
  auto& connection = rig.fresh(settings);
  const auto checked = connection.check();
  judge(connection, checked ? std::nullopt : connection.failure(), seed, "settings that were spoilt");
  judge(connection, read_somehow(rig, connection, nullptr), seed, "settings that were spoilt");
}

namespace {

template <void (*Try)(Rig&, std::uint64_t)>
void some(Rig& rig) {
  for (std::uint64_t at = 0; at < tries; ++at) Try(rig, rig.seed() + at);
}

void answers(Rig& rig) {
  (void)rig.gate();
  some<fuzz_answers>(rig);
}

constexpr Test tests[] = {
    {"fuzz.answers", "answers that were spoilt make the connector fail in words at worst", answers},
    {"fuzz.checkpoints", "so do checkpoints", some<fuzz_checkpoint>},
    {"fuzz.settings", "so do settings", some<fuzz_settings>},
};

}  // namespace

std::span<const Test> fuzz_tests() {
  return tests;
}

}  // namespace rafiq::conform
