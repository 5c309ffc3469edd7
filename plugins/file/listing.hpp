// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/account.hpp"
#include "plugins/file/checkpoint.hpp"

#include <rafiq/connector.hpp>

#include <optional>
#include <string_view>

namespace rafiq::file {

// The ids in the files, for the sweep that finds out what was removed. An id may come twice.
class Listing {
 public:
  Listing(const Account& account, const Files& files, const CancelSource& cancel, const Pages& pages)
      : account_(account), files_(files), cancel_(cancel), pages_(pages) {}

  // Throws Failure(transient) when the files are no longer those that `from` was made with: a list of ids of
  // two different exports would be the list of none.
  void run(std::string_view entity, const std::optional<Checkpoint>& from) const;

 private:
  const Account& account_;
  const Files& files_;
  const CancelSource& cancel_;
  const Pages& pages_;
};

}  // namespace rafiq::file
