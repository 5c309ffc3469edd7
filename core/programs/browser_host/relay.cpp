// SPDX-License-Identifier: Apache-2.0
#include "core/programs/browser_host/relay.hpp"

#include "core/app/browser_extension.hpp"
#include "core/app/door.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::browser_host {
namespace {

using namespace std::chrono_literals;

using app::in_chromium;
using app::in_firefox;

constexpr auto patience = 1500ms;
constexpr auto fresh_for = 30s;
constexpr std::size_t longest_url = 4096;

}  // namespace

bool is_our_extension(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return false;
  if (arguments[0] == in_chromium) return true;
  return arguments.size() == 2 && arguments[0].starts_with('/') && arguments[1] == in_firefox;
}

bool Relay::ask_origins() {
  origins_.clear();
  asked_.reset();
  const auto answer = app::knock_at(door_, {app::Knock::Kind::origins, {}, false}, patience);
  if (!answer) return false;
  const auto json = parse_json(answer.value(), "");
  if (!json || !bool_member(json.value(), "ok") || !json.value().contains("origins")) return false;
  for (const auto& origin : json.value().at("origins"))
    if (origin.is_string()) origins_.push_back(origin.get<std::string>());
  asked_ = std::chrono::steady_clock::now();
  return true;
}

bool Relay::is_of_an_account(std::string_view url) {
  const auto origin = app::origin_of(url);
  if (!origin) return false;
  const bool fresh = asked_ && std::chrono::steady_clock::now() - *asked_ < fresh_for;
  if (!fresh && !ask_origins()) return false;
  return std::find(origins_.begin(), origins_.end(), *origin) != origins_.end();
}

std::optional<std::string> Relay::hear(std::string_view message) {
  const auto json = parse_json(message, "");
  if (!json || !json.value().is_object()) return std::nullopt;
  const auto type = string_member(json.value(), "type");
  if (type == "origins" && json.value().size() == 1) {
    const bool running = ask_origins();
    return dump_json({{"type", "origins"}, {"running", running}, {"origins", origins_}});
  }
  const auto url = string_member(json.value(), "url");
  if (type != "page" || !url || json.value().size() != 2 || url->size() > longest_url) return std::nullopt;
  // Whether the sidebar took it makes no difference here: the next page is told again.
  if (is_of_an_account(*url)) (void)app::knock_at(door_, {app::Knock::Kind::page, *url, false}, patience);
  return std::nullopt;
}

}  // namespace rafiq::browser_host
