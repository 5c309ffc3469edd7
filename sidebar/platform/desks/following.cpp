// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/desks/following.hpp"

namespace rafiq::sidebar {

Result<std::vector<std::string>> CoreFollowingDesk::origins() {
  RAFIQ_TRY(auto* rafiq, core_());
  return rafiq->following().origins();
}

Result<app::Seen> CoreFollowingDesk::look(const app::Sighting& sighting) {
  RAFIQ_TRY(auto* rafiq, core_());
  return rafiq->following().look(sighting);
}

Result<std::vector<app::SearchHit>> CoreFollowingDesk::fetch(const std::string& reference,
                                                             const CancelToken& cancel) {
  RAFIQ_TRY(auto* rafiq, core_());
  return rafiq->following().fetch(reference, cancel);
}

}  // namespace rafiq::sidebar
