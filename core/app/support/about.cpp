// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/small_file.hpp"
#include "core/app/support/contents.hpp"
#include "core/store/migrate.hpp"

#include <archive.h>
#include <boost/version.hpp>
#include <curl/curl.h>
#include <sodium.h>
#include <sqlite3.h>

#include <cstdlib>

namespace rafiq::app::support {
namespace {

// "Debian GNU/Linux 12 (bookworm)"
std::string system_name() {
  const auto text = doctor::read_small_file("/etc/os-release");
  if (!text) return {};
  constexpr std::string_view key = "PRETTY_NAME=\"";
  const auto begin = text.value().find(key);
  if (begin == std::string::npos) return {};
  const auto end = text.value().find('"', begin + key.size());
  return text.value().substr(begin + key.size(), end - begin - key.size());
}

std::string kernel() {
  auto text = doctor::read_small_file("/proc/sys/kernel/osrelease");
  if (!text) return {};
  return text.value().substr(0, text.value().find('\n'));
}

// Of the session: those whose values come from a system and not from a person.
Json session() {
  Json session = Json::object();
  for (const char* name : {"LANG", "LC_ALL", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "GDK_BACKEND"})
    if (const char* value = std::getenv(name)) session[name] = value;
  return session;
}

}  // namespace

Json about(const std::string& version) {
  return {{"rafiq", version},
          {"schema", store::migrations().back().version},
          {"made", to_iso8601(SystemClock().now())},
          {"system", system_name()},
          {"kernel", kernel()},
          {"session", session()},
          {"libraries",
           {{"sqlite", sqlite3_libversion()},
            {"curl", curl_version_info(CURLVERSION_NOW)->version},
            {"sodium", sodium_version_string()},
            {"archive", archive_version_string()},
            {"boost", BOOST_LIB_VERSION}}}};
}

}  // namespace rafiq::app::support
