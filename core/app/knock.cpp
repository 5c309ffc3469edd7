// SPDX-License-Identifier: Apache-2.0
#include "core/app/knock.hpp"

#include "core/context/address.hpp"
#include "core/context/reference.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace rafiq::app {
namespace {

using Kind = Knock::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 6> names{{{"show", Kind::show},
                                                                  {"toggle", Kind::toggle},
                                                                  {"open", Kind::open},
                                                                  {"call", Kind::call},
                                                                  {"page", Kind::page},
                                                                  {"origins", Kind::origins}}};

bool carries_text(Kind kind) {
  return kind == Kind::open || kind == Kind::call || kind == Kind::page;
}

bool is_plain(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

Error not_understood() {
  return {ErrorCode::bad_data, "The request was not understood", "", ""};
}

Error not_a_link() {
  return {ErrorCode::usage, "This rafiq: link names no customer", "",
          "Write rafiq:open?ref=account:id or rafiq:call?phone=NUMBER"};
}

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
  return text.size() >= scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

// "+" stays: telephone numbers begin with it, and nobody writes a space in a link.
Result<Knock> read_link(std::string_view rest) {
  while (rest.starts_with('/')) rest.remove_prefix(1);  // rafiq://open?..., as some desktops write it
  const auto mark = std::min(rest.find('?'), rest.size());
  auto verb = rest.substr(0, mark);
  if (verb.ends_with('/')) verb.remove_suffix(1);
  const auto query = mark < rest.size() ? rest.substr(mark + 1) : std::string_view{};
  const auto equals = query.find('=');
  if (equals == std::string_view::npos) return not_a_link();
  const auto key = query.substr(0, equals);
  // An address may hold "&" that nobody encoded; of the others one is enough.
  const auto written = query.substr(equals + 1);
  auto value =
      context::percent_decode(verb == "page" ? written : written.substr(0, written.find_first_of("&#")));
  if (!value || !is_plain(*value) || value->size() > longest_knock / 2) return not_a_link();
  if (verb == "open" && key == "ref") return Knock{Kind::open, std::move(*value), false};
  if (verb == "page" && key == "url") return Knock{Kind::page, std::move(*value), false};
  const auto found = context::read_reference(*value).kind;
  const bool caller = (key == "phone" && found == context::Reference::Kind::phone) ||
                      (key == "mail" && found == context::Reference::Kind::mail);
  if (verb == "call" && caller) return Knock{Kind::call, std::move(*value), false};
  return not_a_link();
}

}  // namespace

Result<Knock> parse_knock(std::string_view line) {
  if (line.size() > longest_knock) return not_understood();
  const auto parsed = parse_json(line, "");
  if (!parsed || !parsed.value().is_object()) return not_understood();
  const Json& json = parsed.value();
  const auto verb = string_member(json, "do");
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& one) { return verb == one.first; });
  if (found == names.end()) return not_understood();
  Knock knock{found->second, string_member(json, "what").value_or(""), bool_member(json, "wait")};
  const bool text_fits = carries_text(knock.kind) ? is_plain(knock.what) : !json.contains("what");
  const auto known = std::size_t{1} + json.contains("what") + json.contains("wait");
  if (!text_fits || json.size() != known || (json.contains("wait") && !json["wait"].is_boolean()))
    return not_understood();
  return knock;
}

std::string to_line(const Knock& knock) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& one) { return knock.kind == one.second; });
  Json json{{"do", found->first}};
  if (carries_text(knock.kind)) json["what"] = knock.what;
  if (knock.wait) json["wait"] = true;
  return dump_json(json);
}

Result<Knock> read_handed_over(std::string_view text) {
  constexpr std::string_view scheme = "rafiq:";
  if (starts_with_scheme(text, scheme)) return read_link(text.substr(scheme.size()));
  if (!is_plain(text) || text.size() > longest_knock / 2)
    return Error{ErrorCode::usage, "This does not name one customer", "",
                 "Write account:id, a phone, a mail, the address of a CRM page or a rafiq: link"};
  const bool dialled = starts_with_scheme(text, "tel:") || starts_with_scheme(text, "callto:") ||
                       starts_with_scheme(text, "sip:") || starts_with_scheme(text, "mailto:");
  return Knock{dialled ? Kind::call : Kind::open, std::string(text), false};
}

std::optional<std::string> origin_of(std::string_view url) {
  auto address = context::Address::parse(url);
  if (!address) return std::nullopt;
  return std::move(address->origin);
}

}  // namespace rafiq::app
