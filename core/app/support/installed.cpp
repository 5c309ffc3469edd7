// SPDX-License-Identifier: Apache-2.0
#include "core/app/packs.hpp"
#include "core/app/support/contents.hpp"
#include "core/guidance/pack.hpp"
#include "core/policy/keeper.hpp"

namespace rafiq::app::support {

Json connectors(Context& context) {
  Json list = Json::array();
  const auto libraries = context.connectors.libraries();
  if (!libraries) return list;
  for (const auto& library : libraries.value()) {
    const auto description = context.connectors.describe(library.id);
    if (description)
      list.push_back({{"id", library.id},
                      {"version", description.value()->info.version},
                      {"kind", description.value()->info.kind},
                      {"verified", description.value()->info.verified}});
    else
      list.push_back({{"id", library.id}, {"trouble", name(description.error().code)}});
  }
  return list;
}

Json packs(Context& context) {
  Json list = Json::array();
  const auto packs = Packs(context).list();
  if (!packs) return {{"trouble", name(packs.error().code)}};
  for (const auto& pack : packs.value())
    list.push_back({{"id", pack.id},
                    {"version", pack.version},
                    {"layer", pack.layer},
                    {"cards", pack.contents.cards},
                    {"in_use", pack.fault.empty()}});
  return list;
}

Json policy(Context& context) {
  const auto policy = context.policy->now();
  Json keys = Json::array();
  for (const auto& [key, setting] : policy->settings()) keys.push_back(key);
  return {{"governed", std::move(keys)}, {"problems", policy->problems().size()}};
}

}  // namespace rafiq::app::support
