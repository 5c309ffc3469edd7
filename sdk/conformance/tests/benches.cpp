// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/benches.hpp"

#include "sdk/conformance/reading.hpp"

namespace rafiq::conform {
namespace {

Json checkpoint_of(const Ended& ended) {
  if (ended.emitted.empty()) return nullptr;
  const auto page = parse_json(ended.emitted.back(), "");
  return page && page.value().is_object() ? page.value().value("checkpoint", Json()) : Json();
}

}  // namespace

AccountBench::AccountBench(Rig& rig, bool take_away) : rig_(rig) {
  Bench::Options options;
  options.library = rig.subject().library;
  const auto auth = rig.description().value("auth", Json::object());
  for (const auto& [slot, recipe] : auth.items()) options.auth_slots.insert(slot);
  if (auto* session = rig.session()) source_ = std::make_unique<SessionSource>(*session);
  options.http = source_.get();
  options.files = rig.files();
  options.clock = rig.clock();
  options.take_away = take_away;
  bench_ = std::make_unique<Bench>(std::move(options)).release();
}

AccountBench::~AccountBench() {
  bench_->destroy();
}

void AccountBench::create() {
  const auto ended = bench_->create(rig_.create_input());
  if (ended.status != RAFIQ_OK) fail("create failed with the scene's account: {}", describe(ended));
}

Ended read_in(Rig& rig, Bench& bench) {
  const std::size_t most = most_pages(rig);
  return bench.call("read", read_request(rig, nullptr),
                    [most](std::size_t nth) { return nth < most ? RAFIQ_CONTINUE : RAFIQ_STOP; });
}

std::string describe(const Ended& ended) {
  if (ended.threw) return "an exception came across the ABI";
  const auto status = static_cast<rafiq_status>(ended.status);
  if (ended.failed.empty()) return std::string(name_of(status));
  return describe(connector::Failure{status, ended.failed.back().code, ended.failed.back().message, {}});
}

void go_through_the_verbs(Rig& rig, Bench& bench,
                          const std::function<void(std::string_view, const Ended&)>& each) {
  const auto ask = [&](std::string_view verb, const Json& input) {
    const std::size_t most = most_pages(rig);
    auto ended =
        bench.call(verb, input, [most](std::size_t nth) { return nth < most ? RAFIQ_CONTINUE : RAFIQ_STOP; });
    each(verb, ended);
    return ended;
  };
  ask("check", Json::object());
  ask("discover", Json::object());
  const auto first = ask("read", read_request(rig, nullptr));
  if (const auto checkpoint = checkpoint_of(first); !checkpoint.is_null())
    ask("read", read_request(rig, checkpoint));
  for (const auto& one : rig.scene().find)
    ask("find", {{"by", one.value("by", "")}, {"value", one.value("value", "")}});
  for (const auto& ref : rig.crm().truth().records) {
    ask("get", {{"entity", ref.entity}, {"id", ref.id}});
    ask("list_ids", {{"entity", ref.entity}, {"checkpoint", nullptr}});
    break;
  }
}

}  // namespace rafiq::conform
