// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/connector.h>

#include <string_view>

// Between the views of C and those of C++. Not for connectors to use.
namespace rafiq {
inline namespace sdk {
namespace detail {

inline rafiq_view view(std::string_view text) noexcept {
  return {text.data(), text.size()};
}
inline std::string_view text(rafiq_view view) noexcept {
  return view.ptr == nullptr ? std::string_view{} : std::string_view{view.ptr, view.len};
}

}  // namespace detail
}  // namespace sdk
}  // namespace rafiq
