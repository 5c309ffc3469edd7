// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_manifest.hpp"

#include "core/guidance/read_item.hpp"
#include "core/guidance/read_vocabulary.hpp"

#include <algorithm>
#include <array>

namespace rafiq::guidance {
namespace {

bool is_pack_id(std::string_view id) {
  return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_version(std::string_view version) {
  int parts = 1;
  char before = '.';
  for (char c : version) {
    if ((c < '0' || c > '9') && (c != '.' || before == '.')) return false;
    if (c == '.') ++parts;
    before = c;
  }
  return parts == 3 && before != '.' && version.size() <= 20;
}

void read_names(const YamlValue& root, PackLayer& pack) {
  if (const auto value = root.required("id", "the pack"))
    if (const auto id = value->text("id")) {
      pack.id = *id;
      if (!is_pack_id(*id))
        value->problem("\"" + *id + "\" cannot be the id of a pack", "Use lower-case letters, digits and -.");
    }
  if (const auto value = root.required("version", "the pack"))
    if (const auto version = value->text("version")) {
      pack.version = *version;
      if (!is_version(*version))
        value->problem("\"" + *version + "\" is not a version", "Write three numbers: 1.0.0.");
    }
  if (const auto value = root.required("title", "the pack")) read_both(*value, "title", pack.title);
}

void read_languages(const YamlValue& root) {
  const auto languages = root.required("languages", "the pack");
  if (!languages || !languages->is_list("languages")) return;
  std::vector<std::string> listed;
  for (const YamlValue& item : languages->items())
    if (auto word = item.text("a language")) {
      if (!language_from(*word))
        item.problem("there is no language \"" + *word + "\"", "The languages are ar and en.");
      listed.push_back(std::move(*word));
    }
  for (Language language : all_languages)
    if (std::find(listed.begin(), listed.end(), name(language)) == listed.end())
      languages->problem("the language " + std::string(name(language)) + " is missing",
                         "A pack speaks ar and en.");
}

void read_hidden(const YamlValue& hide, Manifest& manifest) {
  if (!hide.is_list("hide")) return;
  for (const YamlValue& item : hide.items())
    if (auto id = item.text("the id of what is hidden")) manifest.hide.emplace_back(std::move(*id), item);
}

}  // namespace

void read_manifest(const YamlValue& root, Manifest& manifest) {
  if (!root.is_map("pack.yaml")) return;
  static constexpr std::array<std::string_view, 6> known{"id",        "version", "title",
                                                         "languages", "layer",   "hide"};
  root.only_keys(known);
  read_names(root, manifest.layer);
  read_languages(root);
  if (const auto layer = root.member("layer"))
    if (const auto index = read_word(*layer, "layer", layer_names))
      manifest.layer.layer = static_cast<Layer>(*index);
  if (const auto hide = root.member("hide")) read_hidden(*hide, manifest);
}

}  // namespace rafiq::guidance
