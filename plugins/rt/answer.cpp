// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/answer.hpp"

#include <rafiq/failure.hpp>

#include <charconv>

namespace rafiq_rt {

Answer Answer::at(std::string_view key) const {
  if (!value_->is_object()) unexpected("an object");
  const auto found = value_->find(std::string(key));
  if (found == value_->end()) Answer(*value_, place_ + "." + std::string(key)).unexpected("a value");
  return {*found, place_ + "." + std::string(key)};
}

std::optional<Answer> Answer::maybe(std::string_view key) const {
  if (!value_->is_object()) unexpected("an object");
  const auto found = value_->find(std::string(key));
  if (found == value_->end() || found->is_null()) return std::nullopt;
  if (found->is_string() && found->get_ref<const std::string&>().empty()) return std::nullopt;
  return Answer(*found, place_ + "." + std::string(key));
}

std::vector<Answer> Answer::items() const {
  if (!value_->is_array()) unexpected("a list");
  std::vector<Answer> all;
  all.reserve(value_->size());
  for (const Json& item : *value_) all.emplace_back(item, place_ + "[" + std::to_string(all.size()) + "]");
  return all;
}

std::vector<Answer> Answer::list(std::string_view key) const {
  const auto found = maybe(key);
  return found ? found->items() : std::vector<Answer>{};
}

std::string Answer::text() const {
  if (value_->is_string()) return value_->get<std::string>();
  if (value_->is_number_integer()) return std::to_string(value_->get<std::int64_t>());
  unexpected("text");
}

std::int64_t Answer::number() const {
  if (value_->is_number_integer()) return value_->get<std::int64_t>();
  if (value_->is_number_float()) return static_cast<std::int64_t>(value_->get<double>());  // "pages": 0.0
  if (!value_->is_string()) unexpected("a number");
  const auto& text = value_->get_ref<const std::string&>();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) unexpected("a number");
  return number;
}

std::string Answer::text(std::string_view key) const {
  const auto found = maybe(key);
  return found ? found->text() : std::string();
}

std::int64_t Answer::number(std::string_view key) const {
  return at(key).number();
}

std::string Answer::time(std::string_view key) const {
  std::string time = text(key);
  if (time.starts_with("1970-01-01T00:00:00")) time.clear();
  return time;
}

void Answer::unexpected(std::string_view expected) const {
  throw rafiq::Failure(rafiq::Reason::protocol, "unexpected-answer",
                       "Request Tracker answered something this connector does not understand: " + place_ +
                           " is not " + std::string(expected) +
                           ". It was made for RT 5.0; tell its maker this message and your RT's version");
}

}  // namespace rafiq_rt
