// SPDX-License-Identifier: Apache-2.0
#include "core/platform/child.hpp"

#include "core/platform/guarded_bytes.hpp"
#include "sdk/conformance/exit.hpp"
#include "sdk/conformance/runner.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <cstdio>
#include <optional>

namespace rafiq::conform {
namespace {

Result<RigOptions> rig_options(const ChildOptions& options) {
  RAFIQ_TRY(auto subject, Subject::find(options.connector));
  RAFIQ_TRY(auto scene, Scene::load(options.scene));
  RAFIQ_TRY(auto host, find_host_program());
  return RigOptions{std::move(subject), std::move(scene), options.server_port,
                    options.seed,       std::move(host),  std::chrono::seconds{options.limit}};
}

Json told(const TestResult& result) {
  return {{"outcome", std::string(name(result.outcome))}, {"message", result.message}};
}

}  // namespace

TestResult run_here(const ChildOptions& options, const std::function<void(Rig&)>& work) {
  TestResult result{options.test, Outcome::pass, "", {}};
  const bool loading = options.test.starts_with("load.");
  try {
    auto made = rig_options(options);
    if (!made) return {options.test, Outcome::fail, made.error().message(), {}};
    Rig rig(std::move(made).value());
    work(rig);
  } catch (const Verdict& verdict) {
    result.outcome = verdict.outcome;
    result.message = verdict.message;
  } catch (const NotLoaded& why) {
    result.outcome = loading ? Outcome::fail : Outcome::skip;
    result.message = loading ? why.message : "the connector does not load; see the group load";
  } catch (const std::exception& error) {  // an answer of another shape than its schema says
    result.outcome = Outcome::fail;
    result.message =
        std::string("What the connector answered is of another shape than its schema says: ") + error.what();
  }
  return result;
}

int run_child(const ChildOptions& options) {
  const platform::Descriptor channel(platform::Child::channel_number);
  platform::end_for_reading_guarded_bytes(read_after_the_call);
  const auto* test = find_test(options.test);
  if (test == nullptr) return 2;
  const auto result = run_here(options, test->run);
  (void)platform::send_all(channel, dump_json(told(result)), "", std::chrono::seconds{5});
  (void)std::fflush(nullptr);
  // Threads of a connector may still run: nothing of this process is put away in order.
  std::quick_exit(0);
}

}  // namespace rafiq::conform
