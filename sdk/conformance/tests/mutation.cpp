// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/mutation.hpp"

#include <vector>

namespace rafiq::conform {
namespace {

// Every place in it, each once.
void collect(Json& value, std::vector<Json*>& places) {
  places.push_back(&value);
  if (value.is_structured())
    for (auto& child : value) collect(child, places);
}

}  // namespace

// Not std::uniform_int_distribution: it differs between libraries, and a seed has to mean the same
// everywhere.
std::size_t Mutation::below(std::size_t most) {
  return most == 0 ? 0 : static_cast<std::size_t>(random_() % most);
}

Json Mutation::odd() {
  const Json values[] = {nullptr,
                         true,
                         -1,
                         0,
                         9223372036854775807,
                         1e308,
                         "",
                         "x",
                         "99999999999999999999",
                         "2031-99-99T99:99:99Z",
                         std::string(100'000, 'a'),
                         "\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a \xf0\x9f\x98\x80",
                         Json::array(),
                         Json::object(),
                         Json::array({nullptr}),
                         Json{{"id", Json::array()}}};
  return values[below(std::size(values))];
}

void Mutation::spoil(Json& value) {
  std::vector<Json*> places;
  collect(value, places);
  Json& place = *places[below(places.size())];
  if (place.is_object() && !place.empty() && below(2) == 0) {
    auto member = place.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(below(place.size())));
    place.erase(member);
  } else {
    place = odd();
  }
}

Json Mutation::value(Json value) {
  for (std::size_t times = 1 + below(3); times > 0; --times) spoil(value);
  return value;
}

std::string Mutation::text(std::string text) {
  if (below(4) != 0)
    if (auto json = Json::parse(text, nullptr, false); !json.is_discarded())
      return dump_json(value(std::move(json)));
  if (text.empty()) return "{";
  const std::size_t at = below(text.size());
  switch (below(3)) {
    case 0:
      text.resize(at);
      break;
    case 1:
      text[at] = static_cast<char>(below(256));
      break;
    default:
      text += text.substr(at);
  }
  return text;
}

}  // namespace rafiq::conform
