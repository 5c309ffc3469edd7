// SPDX-License-Identifier: Apache-2.0
#include "core/model/channel.hpp"

namespace rafiq {

std::string_view name(Channel channel) {
  switch (channel) {
    case Channel::phone:
      return "phone";
    case Channel::branch:
      return "branch";
    case Channel::chat:
      return "chat";
    case Channel::mail:
      return "mail";
    case Channel::web:
      return "web";
  }
  return "phone";
}

std::optional<Channel> channel_from(std::string_view text) {
  for (Channel channel : all_channels)
    if (name(channel) == text) return channel;
  return std::nullopt;
}

}  // namespace rafiq
