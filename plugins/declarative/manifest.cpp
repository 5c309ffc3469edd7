// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/manifest.hpp"

#include "plugins/declarative/schema_check.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

namespace rafiq_declarative {
namespace {

using rafiq::Failure;
using rafiq::Reason;

struct AspectWords {
  const char* aspect;
  const char* arabic;
  const char* english;
};

constexpr AspectWords aspect_words[] = {
    {"education", "حقل المؤهل التعليمي", "Field with the education"},
    {"experience", "حقل الخبرة", "Field with the experience"},
    {"cultural_background", "حقل الخلفية الثقافية", "Field with the cultural background"},
    {"interest", "حقل الاهتمامات", "Field with the interests"},
    {"motive", "حقل الدوافع", "Field with the motives"},
    {"expectation", "حقل التوقّعات", "Field with the expectations"},
    {"attitude_to_questions", "حقل الموقف من الأسئلة", "Field with the attitude to questions"},
    {"preferred_channel", "حقل القناة المفضّلة", "Field with the preferred channel"},
    {"form_of_address", "حقل صيغة المخاطبة", "Field with the form of address"},
    {"product", "حقل المنتجات", "Field with the products"}};

Json both(const char* arabic, const char* english) {
  return {{"ar", arabic}, {"en", english}};
}

Json field_setting(const AspectWords& words, const Json& profile) {
  return {{"key", std::string("field.") + words.aspect},
          {"kind", "text"},
          {"default", profile.value("defaults", Json::object()).value(words.aspect, "")},
          {"label", both(words.arabic, words.english)},
          {"help", profile.value("help", both("اسم الحقل في النظام، أو فارغ.",
                                              "Name of the field in the CRM, or empty."))}};
}

Json consent_field_setting() {
  return {{"key", "cultural_consent_field"},
          {"kind", "text"},
          {"default", ""},
          {"label",
           both("حقل الموافقة على الخلفية الثقافية", "Field with the consent to the cultural background")},
          {"help",
           both("حقل قيمته «نعم» عند من وافق. من دون موافقة لا تُعرض الخلفية الثقافية.",
                "A field that says yes for those who agreed. Without consent the background is withheld.")}};
}

Json consent_setting() {
  return {
      {"key", "cultural_consent"},
      {"kind", "choice"},
      {"choices", {"field", "recorded"}},
      {"default", "field"},
      {"label", both("الموافقة على الخلفية الثقافية", "Consent to the cultural background")},
      {"help",
       both("recorded: يشهد المسؤول بأن كل قيمة في الحقل سُجّلت بموافقة صاحبها.",
            "recorded: the administrator's word that every value in the field was recorded with consent.")}};
}

Json write_setting() {
  return {{"key", "write_fields"},
          {"kind", "choice"},
          {"choices", {"yes", "no"}},
          {"default", "yes"},
          {"label", both("الكتابة في الحقول", "Writing to the fields")},
          {"help", both("no: ما يدوّنه الموظف عن العميل يبقى على جهازه.",
                        "no: what an agent notes of a customer stays on their machine.")}};
}

void add_setting(Json& settings, Json setting) {
  if (std::none_of(settings.begin(), settings.end(),
                   [&](const Json& each) { return each["key"] == setting["key"]; }))
    settings.push_back(std::move(setting));
}

bool is_writable_profile(const Json& entity) {
  return entity.contains("profile") && entity.contains("write") && entity["write"].contains("set");
}

void complete(Json& manifest) {
  Json& settings = manifest["settings"];
  for (const Json& entity : manifest["entities"]) {
    if (!entity.contains("profile")) continue;
    for (const AspectWords& words : aspect_words)
      add_setting(settings, field_setting(words, entity["profile"]));
    add_setting(settings, consent_field_setting());
    add_setting(settings, consent_setting());
    if (is_writable_profile(entity)) add_setting(settings, write_setting());
  }
}

Json fields_of(const Json& entity) {
  Json fields = Json::array();
  for (const AspectWords& words : aspect_words)
    fields.push_back({{"aspect", words.aspect},
                      {"label", std::string("${setting.field.") + words.aspect + "}"},
                      {"many", Profile::holds_many(entity["profile"], words.aspect)}});
  return fields;
}

Json entity_of(const Json& entity) {
  Json described{{"name", entity["name"]}, {"kind", entity["kind"]}, {"lists_ids", entity.contains("ids")}};
  const Json write = entity.value("write", Json::object());
  // Changing a promise goes with making one: core asks for both under one word.
  const bool writable =
      is_writable_profile(entity) || (entity["kind"] != "customer" && write.contains("create"));
  described["writable"] = writable;
  if (!writable) return described;
  described["version_guard"] = write.value("guard", "none");
  if (write.contains("setting"))
    described["write_setting"] = write["setting"];
  else if (is_writable_profile(entity))
    described["write_setting"] = "write_fields";
  described["marker_search"] = write.contains("create") && write["create"].contains("search");
  if (is_writable_profile(entity)) described["fields"] = fields_of(entity);
  return described;
}

}  // namespace

Json manifest_of(std::string_view request) {
  Json asked = Json::parse(request, nullptr, /*allow_exceptions=*/false);
  if (!asked.is_object() || !asked.contains("manifest"))
    throw Failure(Reason::config, "no-manifest",
                  "This library runs manifests and was given none. Use a connector that has a manifest");
  const auto faults = SchemaCheck(manifest_schema()).faults(asked["manifest"]);
  if (!faults.empty()) {
    std::string all = "The manifest is wrong. ";
    for (const auto& fault : faults) all += fault + (fault.ends_with('?') ? " " : ". ");
    throw Failure(Reason::config, "manifest", all + "See sdk/schema/manifest.schema.json");
  }
  Json manifest = std::move(asked["manifest"]);
  complete(manifest);
  return manifest;
}

Json description_of(const Json& manifest) {
  Json description = Json::object();
  for (const char* key : {"id", "version", "title", "summary", "verified", "settings", "secrets", "base_url",
                          "allowed_hosts", "auth", "budget", "scopes", "record_urls", "record_titles"})
    if (manifest.contains(key)) description[key] = manifest[key];
  description["entities"] = Json::array();
  for (const Json& entity : manifest["entities"]) description["entities"].push_back(entity_of(entity));
  return description;
}

}  // namespace rafiq_declarative
