// SPDX-License-Identifier: Apache-2.0
#include "core/app/browser_extension.hpp"
#include "core/app/doctor/check.hpp"
#include "core/app/doctor/small_file.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;

Finding wrong(const char* code, const HostManifest& manifest, Told what) {
  return problem({code, "browser", manifest.file.string()}, std::move(what),
                 {"Remove it, or write it again with install.sh of the browser extension",
                  "احذفه، أو أعد كتابته بـ install.sh الخاص بإضافة المتصفح"},
                 {"rm", manifest.file.string()});
}

bool may_be_started(const Json& json, const HostManifest& manifest) {
  const auto list = json.find(manifest.firefox ? "allowed_extensions" : "allowed_origins");
  return list != json.end() && *list == Json::array({manifest.firefox ? in_firefox : in_chromium});
}

bool runs(const fs::path& program) {
  std::error_code trouble;
  const auto status = fs::status(program, trouble);
  return program.is_absolute() && fs::is_regular_file(status) &&
         (status.permissions() & fs::perms::owner_exec) != fs::perms::none;
}

Finding judge(const HostManifest& manifest) {
  std::error_code trouble;
  const auto rights = fs::status(manifest.file, trouble).permissions();
  if ((rights & (fs::perms::group_write | fs::perms::others_write)) != fs::perms::none)
    return problem({"browser.rights", "browser", manifest.file.string()},
                   {"Others on this machine can write it, and so let the browser start their program",
                    "يستطيع غيرك على هذا الجهاز كتابته، فيبدأ المتصفح برنامجهم"},
                   {"Take the others' right away", "انزع حق الآخرين"},
                   {"chmod", "go-w", manifest.file.string()});
  const auto text = read_small_file(manifest.file);
  const auto json = text ? parse_json(text.value(), manifest.file.string()) : text.error();
  if (!json || !json.value().is_object() || string_member(json.value(), "name") != "rafiq.browser_host")
    return wrong("browser.manifest", manifest, {"It does not say where the relay is", "لا يقول أين الوسيط"});
  const auto program = string_member(json.value(), "path").value_or("");
  if (!runs(program))
    return wrong(
        "browser.relay", manifest,
        quoting(tell("It names a relay that is not there: {}", "يسمّي وسيطًا غير موجود: {}", program)));
  if (!may_be_started(json.value(), manifest))
    return wrong("browser.extension", manifest,
                 {"It lets another extension in than Rafiq's, or none",
                  "يسمح لإضافة غير إضافة رفيق، أو لا يسمح لأي إضافة"});
  return good({"browser", "browser", manifest.file.string()},
              quoting(tell("It leads to {}", "يؤدي إلى {}", program)));
}

}  // namespace

void look_at_browsers(Scene&, Findings& findings) {
  auto all = host_manifests_of_machine();
  if (const auto own = host_manifests_of_user())
    all.insert(all.end(), own.value().begin(), own.value().end());
  const auto before = findings.size();
  std::error_code ignored;
  for (const auto& manifest : all)
    if (fs::exists(manifest.file, ignored)) findings.push_back(judge(manifest));
  if (findings.size() == before)
    findings.push_back(good({"browser.none", "browser"},
                            {"No browser was told of Rafiq: it does not follow the page that is open",
                             "لم يُعرَّف أي متصفح برفيق: فلا يتبع الصفحة المفتوحة"}));
}

}  // namespace rafiq::app::doctor
