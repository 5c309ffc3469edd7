// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::conform {

class Bench;

// The services that a bench offers, each as strict as it can be.
struct BenchServices {
  static void offer(Bench& bench);

 private:
  static Bench& of(void* self) { return *static_cast<Bench*>(self); }
  static void offer_http(Bench& bench);
  static void offer_files(Bench& bench);
  static void offer_the_rest(Bench& bench);
  // Notes when a service is used at a time when it may not be. False: the account is gone, nothing can be
  // done.
  static bool used(Bench& bench, const char* service);
};

}  // namespace rafiq::conform
