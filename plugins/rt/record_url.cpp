// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/record_url.hpp"

#include <algorithm>

namespace rafiq_rt {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The value of `id` among the parameters of a query.
std::string_view id_in(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::size_t end = std::min(parameters.find_first_of("&;"), parameters.size());
    const std::string_view one = parameters.substr(0, end);
    if (one.starts_with("id=")) return one.substr(3);
    parameters.remove_prefix(std::min(end + 1, parameters.size()));
  }
  return {};
}

}  // namespace

std::optional<RecordUrl> record_of_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t question = url.find('?');
  if (question == std::string_view::npos) return std::nullopt;
  const std::string_view path = url.substr(0, question);
  const std::string_view id = id_in(url.substr(question + 1));
  if (!path.ends_with(".html") || !all_digits(id)) return std::nullopt;
  if (path.find("/Ticket/") != std::string_view::npos) return RecordUrl{true, std::string(id)};
  if (path.ends_with("/User/Summary.html") || path.ends_with("/Admin/Users/Modify.html"))
    return RecordUrl{false, std::string(id)};
  return std::nullopt;
}

}  // namespace rafiq_rt
