// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::store {

class Connection;

// What few homes have at any time: asked once for all records of a page instead of once for each. It is true
// of one write; whoever adds such a row within it says so here.
struct Rarely {
  static Rarely look(Connection& db);

  bool aside = true;       // some record is kept aside
  bool suppressed = true;  // somebody was forgotten
  bool unsent = true;      // some edit is not in its CRM yet
  bool waiting = true;     // some touchpoint or commitment has come before its customer
};

}  // namespace rafiq::store
