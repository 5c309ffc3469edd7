// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/util/export.hpp"

namespace rafiq {

enum class Channel { phone, branch, chat, mail, web };

inline constexpr std::array all_channels{Channel::phone, Channel::branch, Channel::chat, Channel::mail,
                                         Channel::web};

RAFIQ_API std::string_view name(Channel channel);
RAFIQ_API std::optional<Channel> channel_from(std::string_view name);

}  // namespace rafiq
