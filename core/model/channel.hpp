// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace rafiq {

enum class Channel { phone, branch, chat, mail, web };

inline constexpr std::array all_channels{Channel::phone, Channel::branch, Channel::chat, Channel::mail,
                                         Channel::web};

RAFIQ_API std::string_view name(Channel channel);
RAFIQ_API std::optional<Channel> channel_from(std::string_view name);

}  // namespace rafiq
