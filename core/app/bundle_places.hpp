// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/connector_origin.hpp"
#include "core/connector/bundle/trust.hpp"
#include "core/connector/catalogue.hpp"
#include "core/platform/places.hpp"
#include "core/policy/keeper.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::app {

// Where the connectors of one origin are put that came as bundles: ID/ is in use, .previous/ID the version
// before, other names that begin with a dot are on their way.
struct BundlePlace {
  ConnectorOrigin origin = ConnectorOrigin::user;
  std::filesystem::path installed;
  std::filesystem::path signers;  // *.pub: whose bundles are taken here

  [[nodiscard]] std::filesystem::path place(const std::string& id) const { return installed / id; }
  [[nodiscard]] std::filesystem::path previous(const std::string& id) const {
    return installed / ".previous" / id;
  }
};

// Both of them, and whom they trust. What is for the whole machine lies in a fixed folder that root alone may
// write: who may write there may install. What is the user's own lies in the data folder and could be changed
// by any program of the user's; therefore signature and digests are proved again each time before it is used.
class BundlePlaces {
 public:
  // `shipped`: the folder of the connectors that Rafiq brings. `machine`: as OpenOptions::machine.
  BundlePlaces(const platform::Places& places, std::filesystem::path shipped,
               const std::filesystem::path& machine, std::shared_ptr<policy::Keeper> policy);

  [[nodiscard]] const BundlePlace& of(ConnectorOrigin origin) const {
    return origin == ConnectorOrigin::machine ? machine_ : user_;
  }
  // Whose bundles may be used from there: those whom the policy names, if it names any; else those whose keys
  // lie in `signers` of the machine and, for the user's own, of the user. Errors: configuration (a policy
  // that is broken; a key that cannot be read).
  [[nodiscard]] Result<connector::bundle::Trust> trust(ConnectorOrigin origin) const;
  // Error: configuration, when the policy says whom to trust, so that nobody else can.
  [[nodiscard]] Status may_trust_more() const;
  // From then on. Error: bad_data (no key), configuration (not allowed, cannot be written).
  Status trust_also(ConnectorOrigin origin, const std::filesystem::path& key_file) const;

  // The machine's, then the user's that no other hides; nothing is proved yet.
  [[nodiscard]] Result<std::vector<connector::Library>> libraries() const;
  [[nodiscard]] ConnectorOrigin origin_of(const connector::Library& library) const;
  [[nodiscard]] const std::filesystem::path& shipped() const { return shipped_; }
  [[nodiscard]] std::shared_ptr<const policy::Policy> policy() const { return policy_->now(); }

 private:
  std::filesystem::path shipped_;
  BundlePlace machine_;
  BundlePlace user_;
  std::shared_ptr<policy::Keeper> policy_;
};

// A public key of minisign, by its file; the name of the signer is the comment in it, or the file's.
Result<connector::bundle::Signer> read_signer(const std::filesystem::path& key_file);

}  // namespace rafiq::app
