// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/bench/bench.hpp"

#include "core/connector/host/library.hpp"
#include "sdk/conformance/bench/services.hpp"
#include "sdk/conformance/results.hpp"

namespace rafiq::conform {
namespace {

constexpr std::size_t largest_answer = std::size_t{15} << 20;

std::string copy(rafiq_view view) {
  return view.ptr == nullptr ? std::string() : std::string(view.ptr, view.len);
}

bool is_code(const std::string& code) {
  return !code.empty() &&
         code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

}  // namespace

// One call, with what the connector does to it.
struct Bench::Call {
  Call(Bench& owner, std::string_view input, const OnEmit& emit_answers)
      : bench(owner),
        plain_input(input),
        lent(owner.options_.take_away ? input : std::string_view()),
        on_emit(emit_answers) {
    plain.size = sizeof plain;
    plain.self = this;
    const auto shown = owner.options_.take_away ? lent.view() : std::string_view(plain_input);
    plain.input = {shown.data(), shown.size()};
    plain.emit = [](void* self, rafiq_view json) { return static_cast<Call*>(self)->take(json); };
    plain.fail = [](void* self, const rafiq_failure* why) { static_cast<Call*>(self)->note(why); };
  }

  std::int32_t take(rafiq_view json) {
    if (over) bench.violated("emit was called after the verb had returned");
    if (std::this_thread::get_id() != bench.worker_)
      bench.violated("emit was called on another thread than the verb's");
    if (!ended.failed.empty()) bench.violated("emit was called after fail");
    if (stopped) bench.violated("emit was called again after it had answered STOP");
    if (json.len > largest_answer) {
      bench.violated("an answer of more than 15 MiB was emitted: make smaller pages");
      stopped = true;
    } else {
      ended.emitted.push_back(copy(json));
    }
    stopped = stopped || (on_emit && on_emit(ended.emitted.size()) == RAFIQ_STOP);
    return stopped ? RAFIQ_STOP : RAFIQ_CONTINUE;
  }

  void note(const rafiq_failure* why) {
    if (over) bench.violated("fail was called after the verb had returned");
    if (std::this_thread::get_id() != bench.worker_)
      bench.violated("fail was called on another thread than the verb's");
    if (!ended.failed.empty()) bench.violated("fail was called twice in one verb");
    if (why == nullptr || !RAFIQ_HAS(why, rafiq_failure, message))
      return bench.violated("fail was given a failure whose size is not set");
    ended.failed.push_back({copy(why->code), copy(why->message), why->retry_after_ms});
    if (!is_code(ended.failed.back().code))
      bench.violated("fail was given a code that is not short and lower case");
    if (ended.failed.back().message.empty()) bench.violated("fail was given no message");
  }

  void judge() {
    over = true;
    if (ended.threw) return;
    if (ended.status < RAFIQ_OK || ended.status > RAFIQ_BUG)
      bench.violated(fmt::format("a verb returned {}, a status that does not exist", ended.status));
    else if (ended.status == RAFIQ_OK && !ended.failed.empty())
      bench.violated("a verb called fail and then returned RAFIQ_OK");
    else if (ended.status != RAFIQ_OK && ended.failed.empty())
      bench.violated("a verb returned a failure without saying why: fail was not called");
    if (stopped && ended.status != RAFIQ_CANCELLED)
      bench.violated("emit had answered STOP, and the verb did not return RAFIQ_CANCELLED");
  }

  Bench& bench;
  const std::string plain_input;
  const platform::GuardedBytes lent;
  const OnEmit& on_emit;
  rafiq_call plain{};
  Ended ended;
  bool stopped = false;
  bool over = false;
};

Bench::Bench(Options options) : options_(std::move(options)) {
  const auto loaded = connector::load_library(options_.library);
  if (!loaded) throw NotLoaded{loaded.error().message()};
  entry_ = loaded.value();
  if (!options_.clock) options_.clock = std::make_shared<SystemClock>();
  BenchServices::offer(*this);
}

Bench::~Bench() {
  destroy();
}

void Bench::violated(std::string what) {
  const std::lock_guard lock(mutex_);
  if (std::find(violations_.begin(), violations_.end(), what) == violations_.end())
    violations_.push_back(std::move(what));
}

std::vector<std::string> Bench::violations() const {
  const std::lock_guard lock(mutex_);
  return violations_;
}

std::vector<std::string> Bench::log_lines() const {
  const std::lock_guard lock(mutex_);
  return log_lines_;
}

std::vector<net::Request> Bench::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

Ended Bench::run(const Json& input, const OnEmit& on_emit,
                 const std::function<std::int32_t(const rafiq_call*)>& function) {
  // A verb's own frames may still look at its call while it returns; the call itself is gone afterwards.
  Call call(*this, dump_json(input), on_emit);
  try {
    call.ended.status = function(&call.plain);
  } catch (...) {  // whatever it is, it may not come here
    call.ended.threw = true;
    violated("an exception came across the ABI");
  }
  call.judge();
  return std::move(call.ended);
}

Ended Bench::describe(const Json& input) {
  describing_ = true;
  auto ended = run(input, {}, [this](const rafiq_call* call) { return entry_->describe(call); });
  describing_ = false;
  return ended;
}

Ended Bench::create(const Json& input) {
  connector_ = {};
  connector_.size = sizeof connector_;
  auto ended =
      run(input, {}, [this](const rafiq_call* call) { return entry_->create(&host_, call, &connector_); });
  created_ = ended.status == RAFIQ_OK && !ended.threw;
  return ended;
}

Ended Bench::call(std::string_view verb, const Json& input, const OnEmit& on_emit) {
  const std::pair<std::string_view, rafiq_verb> verbs[] = {
      {"check", connector_.check},      {"discover", connector_.discover}, {"read", connector_.read},
      {"get", connector_.get},          {"find", connector_.find},         {"write", connector_.write},
      {"list_ids", connector_.list_ids}};
  cancel_ = CancelToken{};
  for (const auto& [name, function] : verbs)
    if (created_ && name == verb && function != nullptr)
      return run(input, on_emit, [this, function = function](const rafiq_call* call) {
        return function(connector_.instance, call);
      });
  Ended ended;
  ended.status = RAFIQ_UNSUPPORTED;
  return ended;
}

void Bench::destroy() {
  if (!created_) return;
  created_ = false;
  try {
    if (connector_.destroy != nullptr) connector_.destroy(connector_.instance);
  } catch (...) {
    violated("an exception came across the ABI, out of destroy");
  }
  destroyed_ = true;
}

}  // namespace rafiq::conform
