// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/account.hpp"

#include <rafiq/services.hpp>

namespace rafiq::file {

// What the administrator sees before the first sync. Looks at the head of the files alone.
class Survey {
 public:
  Survey(const Account& account, const Files& files) : account_(account), files_(files) {}

  // {"signed_in_as":"customers.csv","notes":[..]}
  [[nodiscard]] Json check() const;
  // Each column, what it would be used for, and in how many of the first rows it is filled. No value of the
  // file.
  [[nodiscard]] Json discover() const;

 private:
  const Account& account_;
  const Files& files_;
};

}  // namespace rafiq::file
