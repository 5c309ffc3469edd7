// SPDX-License-Identifier: Apache-2.0
#include "core/app/account_standing.hpp"

#include "core/app/context.hpp"
#include "core/connector/bundle/folder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::app {

Status check_connector(const Context& context, const std::string& id) {
  RAFIQ_TRY(context.policy->now()->allows_connector(id));
  RAFIQ_TRY(const auto libraries, context.connectors.libraries());
  const auto library =
      std::find_if(libraries.begin(), libraries.end(), [&](const auto& each) { return each.id == id; });
  if (library == libraries.end())
    return Error{
        ErrorCode::not_found, fmt::format("The connector \"{}\" is not on this machine", id), "",
        "Install it again (rafiqctl connector install BUNDLE); what the account holds stays until then"};
  if (library->bundle.empty()) return success();
  const auto& bundles = context.connectors.bundles();
  RAFIQ_TRY(const auto trust, bundles.trust(bundles.origin_of(*library)));
  RAFIQ_TRY(connector::bundle::check_folder(library->bundle, trust));
  return success();
}

}  // namespace rafiq::app
