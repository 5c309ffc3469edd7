// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/bundle_places.hpp"
#include "core/connector/bundle/reader.hpp"
#include "core/util/result.hpp"

#include <string>
#include <vector>

namespace rafiq::app {

struct Context;

// What a proved bundle would put into use, held against what is on this machine.
class BundleRules {
 public:
  // `where` names the bundle in errors.
  BundleRules(Context& context, const BundlePlace& place, std::string where);

  // Whether it may be installed there at all: allowed by the policy, for this Rafiq and machine, no connector
  // that Rafiq brings, no older version than was there, no other signer's id, no imitation of another id.
  Status may_install(const connector::bundle::Checked& checked);
  // Whether it calls itself as a connector of somebody else does.
  Status may_be_called(const connector::bundle::Checked& checked, const std::string& title);

 private:
  struct Known {
    std::string id;
    std::string title;
    ConnectorOrigin origin;
    std::optional<connector::bundle::PublicKey> signer;
  };
  const std::vector<Known>& others();
  Status check_id(const connector::bundle::Checked& checked) const;
  Status check_versions(const connector::bundle::Checked& checked) const;
  Status check_imitation(const connector::bundle::Checked& checked);
  [[nodiscard]] bool allowed_by_name(const std::string& id) const;
  [[nodiscard]] Error refused(std::string what, std::string remedy) const;

  Context& context_;
  const BundlePlace& place_;
  std::string where_;
  std::optional<std::vector<Known>> others_;
};

}  // namespace rafiq::app
