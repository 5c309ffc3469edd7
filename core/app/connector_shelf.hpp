// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/bundle_places.hpp"
#include "core/app/description.hpp"
#include "core/connector/bundle/folder.hpp"
#include "core/connector/catalogue.hpp"
#include "core/policy/keeper.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

// The connectors on this machine: those that Rafiq brings, and those that were installed from bundles. Each
// is asked to describe itself once, in a process of its own; one from a bundle is proved before that, and
// again when anything of it was touched since, or somebody is not trusted any more.
class ConnectorShelf {
 public:
  // Who may be started, and whether the folder is another than the machine's own.
  struct Rule {
    std::shared_ptr<policy::Keeper> policy;
    bool other_folder = false;
  };
  ConnectorShelf(std::filesystem::path folder, std::filesystem::path host_program, Rule rule,
                 BundlePlaces bundles)
      : folder_(std::move(folder)),
        host_program_(std::move(host_program)),
        rule_(std::move(rule)),
        bundles_(std::move(bundles)) {}

  Result<std::vector<connector::Library>> libraries() const;
  // Borrowed; stays valid. Errors: configuration (the policy does not allow it, asked each time); not_found
  // (with the ids there are), and those of starting it.
  Result<const Description*> describe(std::string_view id);
  // Whether another version took the place of what was described, or it was removed. Cheap.
  [[nodiscard]] bool replaced(const Description& description) const;

  // Asks what is in a folder of a bundle that is not in use, as if it were: whether it loads and says of
  // itself what its bundle says.
  Result<Description> try_out(const connector::bundle::Unpacked& unpacked) const;
  [[nodiscard]] const BundlePlaces& bundles() const { return bundles_; }

 private:
  [[nodiscard]] Status may_start(std::string_view id) const;
  struct Found;
  Result<Found> prepare(const connector::Library& library) const;
  Result<Description> ask(const connector::Library& library, Found found) const;
  [[nodiscard]] bool still_good(const Description& known) const;

  std::filesystem::path folder_;
  std::filesystem::path host_program_;
  Rule rule_;
  BundlePlaces bundles_;
  std::map<std::string, std::unique_ptr<const Description>, std::less<>> described_;
  std::vector<std::unique_ptr<const Description>> replaced_;  // somebody may still look at them
};

}  // namespace rafiq::app
