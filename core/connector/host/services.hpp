// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/host/desk.hpp"

#include <rafiq/connector.h>

namespace rafiq::connector {

// The services of the ABI, each a proxy that asks core. Every function may be called from any thread.
class Services {
 public:
  explicit Services(Desk& desk);
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;

  [[nodiscard]] const rafiq_host* host() const { return &host_; }

 private:
  rafiq_host host_;
  rafiq_http http_;
  rafiq_file file_;
  rafiq_log log_;
  rafiq_clock clock_;
  rafiq_cancel cancel_;
  rafiq_progress progress_;
};

}  // namespace rafiq::connector
