// SPDX-License-Identifier: Apache-2.0
#include "core/util/secret.hpp"

#include <sodium.h>

namespace rafiq {

void wipe(void* memory, std::size_t bytes) {
  sodium_memzero(memory, bytes);
}

void wipe(std::string& text) {
  text.resize(text.capacity());
  wipe(text.data(), text.size());
  text.clear();
}

Secret::Secret(std::string_view text) : Secret() {
  append(text);
}

Secret Secret::take(std::string& text) {
  Secret secret{std::string_view(text)};
  wipe(text);
  return secret;
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    text_.swap(other.text_);
    decltype(text_)().swap(other.text_);
  }
  return *this;
}

Secret& Secret::append(std::string_view text) {
  if (text_.empty()) text_.push_back('\0');
  text_.insert(text_.end() - 1, text.begin(), text.end());
  return *this;
}

}  // namespace rafiq
