// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <memory>

namespace rafiq::app {

// The guidance pack in use, loaded when it is first needed: a sync or a search needs none.
class PackShelf {
 public:
  explicit PackShelf(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Result<std::shared_ptr<const guidance::Pack>> pack();
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::shared_ptr<const guidance::Pack> pack_;
};

}  // namespace rafiq::app
