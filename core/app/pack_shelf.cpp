// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_shelf.hpp"

#include "core/guidance/load.hpp"

namespace rafiq::app {

Result<std::shared_ptr<const guidance::Pack>> PackShelf::pack() {
  if (!pack_) {
    RAFIQ_TRY(pack_, guidance::load_pack(folder_));
  }
  return pack_;
}

}  // namespace rafiq::app
