// SPDX-License-Identifier: Apache-2.0
#include "core/app/new_connector.hpp"

#include "core/platform/places.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;

bool is_id(const std::string& id) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && id.size() <= 64 && id.front() >= 'a' && std::all_of(id.begin(), id.end(), allowed);
}

// "my-crm" is MyCrm.
std::string class_of(const std::string& id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    if (c != '-') name += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '-';
  }
  return name;
}

void replace_all(std::string& text, std::string_view what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

Error unwritable(const fs::path& path) {
  return {ErrorCode::configuration, "The file cannot be written", path.string(),
          "Check the access rights and the space on the disk"};
}

Status copy(const fs::path& from, const fs::path& to, const std::string& id) {
  std::ostringstream read;
  read << std::ifstream(from).rdbuf();
  auto text = read.str();
  replace_all(text, "@ID@", id);
  replace_all(text, "NewConnector", class_of(id));
  std::ofstream out(to);
  out << text;
  if (!out.flush()) return unwritable(to);
  return success();
}

Status copy_all(const fs::path& from, const fs::path& to, const std::string& id) {
  std::error_code trouble;
  fs::recursive_directory_iterator entries(from, trouble);
  for (; !trouble && entries != fs::recursive_directory_iterator(); entries.increment(trouble)) {
    const auto target = to / fs::relative(entries->path(), from, trouble);
    if (entries->is_directory(trouble))
      fs::create_directories(target, trouble);
    else if (!trouble) {
      RAFIQ_TRY(copy(entries->path(), target, id));
    }
    if (trouble) break;
  }
  if (trouble) return unwritable(to);
  return success();
}

}  // namespace

Status make_connector(const std::string& id, const std::string& kind, const fs::path& folder) {
  if (!is_id(id))
    return Error{ErrorCode::usage, "An id is of small letters, digits and hyphens, and begins with a letter",
                 "", "Choose another one, such as my-crm"};
  RAFIQ_TRY(const auto program, platform::own_program());
  const auto templates = (program.parent_path() / "../share/rafiq/template").lexically_normal();
  std::error_code trouble;
  if (!fs::is_directory(templates / kind, trouble))
    return Error{ErrorCode::configuration, "The SDK is not installed: its templates are missing",
                 templates.string(), "Install Rafiq's SDK"};
  if (fs::exists(folder, trouble))
    return Error{ErrorCode::usage, "There is something of that name already", folder.string(),
                 "Choose another folder with --folder"};
  fs::create_directories(folder, trouble);
  if (trouble) return unwritable(folder);
  RAFIQ_TRY(copy_all(templates / "common", folder, id));
  return copy_all(templates / kind, folder, id);
}

}  // namespace rafiq::app
