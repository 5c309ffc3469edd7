// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/account.hpp"

#include <rafiq/services.hpp>

#include <string_view>
#include <vector>

namespace rafiq::file {

// The files read from end to end for a few records. Seconds for a million rows: an export has no index.
class Search {
 public:
  Search(const Account& account, const Files& files, const CancelSource& cancel)
      : account_(account), files_(files), cancel_(cancel) {}

  // The record, or null.
  [[nodiscard]] Json get(std::string_view entity, std::string_view id) const;
  // By "id", "mail", "phone" or "url": at most 20 customers, then what the journey has of them.
  [[nodiscard]] Json find(std::string_view by, std::string_view value) const;

 private:
  template <class Visit>
  void each_row(Part part, Visit visit) const;
  void add_journeys(Json& records) const;

  const Account& account_;
  const Files& files_;
  const CancelSource& cancel_;
};

}  // namespace rafiq::file
