// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/failure.hpp"
#include "core/connector/host/desk.hpp"

#include <rafiq/connector.h>

#include <functional>
#include <string>
#include <string_view>

namespace rafiq::connector {

// Takes each answer of a verb. Called on the verb's thread.
using Emit = std::function<Desk::Outcome(std::string_view json)>;

// One connector as the C structs have it. Not thread-safe: one thread, the worker.
class Instance {
 public:
  Instance(const rafiq_connector_entry& entry, const rafiq_host& host) : entry_(entry), host_(host) {}
  ~Instance();
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  // `input` is {}, or {"manifest": ...} for a connector that runs manifests.
  Failure describe(std::string_view input, const Emit& emit);
  // "create" makes the connector; the others need it. The result's status is RAFIQ_OK when it ended well.
  Failure call(std::string_view verb, std::string_view input, const Emit& emit);

 private:
  [[nodiscard]] rafiq_verb find(std::string_view verb) const;

  const rafiq_connector_entry& entry_;
  const rafiq_host& host_;
  rafiq_connector connector_{};
  bool created_ = false;
};

}  // namespace rafiq::connector
