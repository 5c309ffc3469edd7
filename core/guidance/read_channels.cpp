// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_channels.hpp"

#include "core/guidance/fact_catalogue.hpp"
#include "core/guidance/read_item.hpp"

namespace rafiq::guidance {

std::optional<Channel> read_channel(const YamlValue& value) {
  const auto index = read_word(value, "channel", info(FactKey::interaction_channel).values);
  if (!index) return std::nullopt;
  return channel_from(info(FactKey::interaction_channel).values[*index]);
}

std::vector<Channel> read_channels(const YamlValue& list) {
  std::vector<Channel> channels;
  if (!list.is_list("channels")) return channels;
  for (const YamlValue& item : list.items())
    if (const auto channel = read_channel(item)) channels.push_back(*channel);
  if (list.items().empty())
    list.problem("channels is empty", "Name a channel, or take channels away for all.");
  return channels;
}

}  // namespace rafiq::guidance
