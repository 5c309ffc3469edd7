// SPDX-License-Identifier: Apache-2.0
#include "core/connector/host/instance.hpp"

#include <exception>
#include <optional>
#include <utility>

namespace rafiq::connector {
namespace {

// One call of a function of the connector: its answers, and why it failed.
class Call {
 public:
  Call(std::string_view input, const Emit& emit) : emit_(emit) {
    call_.size = sizeof call_;
    call_.self = this;
    call_.input = {input.data(), input.size()};
    call_.emit = [](void* self, rafiq_view json) { return static_cast<Call*>(self)->take(json); };
    call_.fail = [](void* self, const rafiq_failure* why) { static_cast<Call*>(self)->note(why); };
  }

  template <class Function>
  Failure run(Function&& function) {
    const auto status = returned_by(std::forward<Function>(function));
    if (!status)
      return {RAFIQ_BUG, "exception", "The connector let an exception out, which no connector may"};
    if (outcome_ == Desk::Outcome::too_large)
      return {RAFIQ_BUG, "page-too-large",
              "The connector handed over an answer of more than 15 MiB. It must make smaller pages"};
    if (*status == RAFIQ_OK) return {RAFIQ_OK, "", ""};
    if (*status < RAFIQ_OK || *status > RAFIQ_BUG)
      return {RAFIQ_BUG, "status", "The connector returned a status that does not exist"};
    failure_.status = static_cast<rafiq_status>(*status);
    return std::move(failure_);
  }

 private:
  // Nothing: something was thrown. The C++ wrapper throws nothing; a connector written otherwise may.
  template <class Function>
  std::optional<std::int32_t> returned_by(Function&& function) {
    try {
      return function(&call_);
    } catch (...) {
      return std::nullopt;
    }
  }

  static std::string copy(rafiq_view view, std::size_t most) {
    return view.ptr == nullptr ? std::string() : std::string(view.ptr, std::min(view.len, most));
  }

  std::int32_t take(rafiq_view json) noexcept {
    try {
      if (outcome_ == Desk::Outcome::answered)
        outcome_ = emit_(json.ptr == nullptr ? std::string_view{} : std::string_view{json.ptr, json.len});
    } catch (const std::exception&) {  // out of memory; nothing may pass through the connector's frames
      outcome_ = Desk::Outcome::too_large;
    }
    return outcome_ == Desk::Outcome::answered ? RAFIQ_CONTINUE : RAFIQ_STOP;
  }

  void note(const rafiq_failure* why) noexcept {
    try {
      if (!RAFIQ_HAS(why, rafiq_failure, message)) return;
      failure_.code = copy(why->code, 64);
      failure_.message = copy(why->message, 2048);
      failure_.retry_after = std::chrono::milliseconds{why->retry_after_ms};
    } catch (const std::exception&) {  // the status alone has to do
    }
  }

  const Emit& emit_;
  rafiq_call call_{};
  Desk::Outcome outcome_ = Desk::Outcome::answered;
  Failure failure_;
};

}  // namespace

Instance::~Instance() {
  if (created_ && connector_.destroy != nullptr) connector_.destroy(connector_.instance);
}

Failure Instance::describe(std::string_view input, const Emit& emit) {
  return Call(input, emit).run([&](const rafiq_call* call) { return entry_.describe(call); });
}

Failure Instance::call(std::string_view verb, std::string_view input, const Emit& emit) {
  Call call(input, emit);
  if (verb == "create") {
    if (created_) return {RAFIQ_BUG, "created-twice", "The connector was already made"};
    connector_.size = sizeof connector_;
    auto failure = call.run([&](const rafiq_call* c) { return entry_.create(&host_, c, &connector_); });
    created_ = failure.status == RAFIQ_OK;
    return failure;
  }
  const auto function = created_ ? find(verb) : nullptr;
  if (function == nullptr)
    return {RAFIQ_UNSUPPORTED, "verb", "This connector does not offer \"" + std::string(verb) + "\""};
  return call.run([&](const rafiq_call* c) { return function(connector_.instance, c); });
}

rafiq_verb Instance::find(std::string_view verb) const {
  if (verb == "check") return connector_.check;
  if (verb == "discover") return connector_.discover;
  if (verb == "read") return connector_.read;
  if (verb == "get") return connector_.get;
  if (verb == "find") return connector_.find;
  if (verb == "write") return connector_.write;
  if (verb == "list_ids") return connector_.list_ids;
  return nullptr;
}

}  // namespace rafiq::connector
