// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/connector_origin.hpp"
#include "core/util/export.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::app {

struct Context;
class BundleStage;

// A bundle that was proved, and what it would be or is on this machine.
struct BundleReport {
  std::string id;
  std::string version;
  std::string title;
  std::string kind;  // "library" or "manifest"
  std::string signer;
  std::string signer_key;  // as minisign shows it
  ConnectorOrigin origin = ConnectorOrigin::user;
  std::filesystem::path folder;       // where it is, or would be
  std::string replaces;               // the version in use before; empty: none
  std::string can_go_back_to;         // the version that is kept; empty: none
  std::vector<std::string> accounts;  // of this home, that use it
};

struct BundleOptions {
  ConnectorOrigin place = ConnectorOrigin::user;  // or machine, for whoever may write there
  std::filesystem::path trust = {};               // a public key that is trusted from now on; empty: none
};

// Puts connector bundles into use and takes them out. A bundle is refused before anything of it is in use:
// whatever is answered but success left everything as it was. Accounts keep their settings, customers and
// checkpoints, whichever version of their connector is in use.
//
// Errors: bad_data (damaged, changed, or not what it says), configuration (not signed by anybody trusted,
// made for another machine or Rafiq, not allowed by the policy, cannot be written), conflict (an older
// version, one that imitates another, one of another signer, accounts that use it, another process at it),
// not_found. Processes: one at a time in each place, by a lock in its folder.
class RAFIQ_API ConnectorInstaller {
 public:
  explicit ConnectorInstaller(Context& context) : context_(context) {}

  // Does all that `install` does but put it into use and trust the key for longer.
  Result<BundleReport> verify(const std::filesystem::path& bundle, const BundleOptions& options);
  // The version in use before is kept, to go back to.
  Result<BundleReport> install(const std::filesystem::path& bundle, const BundleOptions& options);
  // The version before, of a connector that was replaced or removed; called twice it goes forth again.
  Result<BundleReport> rollback(const std::string& id, ConnectorOrigin place);
  // Out of use, and kept to go back to. Refused while accounts of this home use it, unless `even_if_used`:
  // they then fail until it is there again, and lose nothing.
  Result<BundleReport> remove(const std::string& id, ConnectorOrigin place, bool even_if_used);

 private:
  Result<BundleReport> prove(const std::filesystem::path& bundle, const BundleOptions& options,
                             const BundleStage& stage);

  Context& context_;
};

}  // namespace rafiq::app
