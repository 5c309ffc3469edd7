// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/help.hpp"

#include "core/programs/rafiqctl/catalogs.hpp"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>
#include <locale>
#include <string>
#include <string_view>

namespace rafiq::ctl {
namespace {

namespace gettext = boost::locale::gnu_gettext;

// The words that CLI11 itself puts around ours.
constexpr std::array labels{"Usage",    "OPTIONS",     "SUBCOMMAND", "SUBCOMMANDS",
                            "REQUIRED", "Positionals", "Needs",      "Excludes"};

// The catalogue comes out of the program itself: it speaks Arabic wherever it is copied to.
std::locale arabic_messages() {
  gettext::messages_info info;
  info.language = "ar";
  info.encoding = "UTF-8";
  info.domains.emplace_back("rafiqctl");
  info.paths.emplace_back("");
  info.callback = [](const std::string& file, const std::string&) {
    const auto found = catalogs().find("ar.mo");
    const bool ours = file.ends_with("/ar/LC_MESSAGES/rafiqctl.mo") && found != catalogs().end();
    return ours ? std::vector<char>(found->second.begin(), found->second.end()) : std::vector<char>();
  };
  return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

class Translator {
 public:
  void translate(CLI::App& app) const {
    app.description(in_arabic(app.get_description()));
    app.footer(footer_in_arabic(app.get_footer()));
    for (const char* label : labels) app.get_formatter()->label(label, in_arabic(label));
    for (CLI::Option* option : app.get_options()) {
      option->description(in_arabic(option->get_description()));
      if (!option->get_group().empty()) option->group(in_arabic(option->get_group()));
    }
    for (CLI::App* command : app.get_subcommands({})) {
      if (!command->get_group().empty()) command->group(in_arabic(command->get_group()));
      translate(*command);
    }
  }

 private:
  [[nodiscard]] std::string in_arabic(const std::string& english) const {
    return english.empty() ? english : boost::locale::gettext(english.c_str(), messages_);
  }

  // The command of an example is the same in every language.
  [[nodiscard]] std::string footer_in_arabic(const std::string& english) const {
    constexpr std::string_view example = "Example:";
    const bool one_line = english.find('\n') == std::string::npos;
    if (!one_line || !english.starts_with(example)) return in_arabic(english);
    return in_arabic(std::string(example)) + english.substr(example.size());
  }

  std::locale messages_ = arabic_messages();
};

nlohmann::json describe_option(const CLI::Option& option) {
  return {{"name", option.get_name(false, true)},
          {"description", option.get_description()},
          {"required", option.get_required()}};
}

}  // namespace

Language language_of_environment() {
  for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("ar") ? Language::arabic : Language::english;
  return Language::english;
}

void speak_arabic(CLI::App& app) {
  Translator().translate(app);
}

nlohmann::json describe_commands(const CLI::App& app) {
  nlohmann::json options = nlohmann::json::array();
  for (const CLI::Option* option : app.get_options())
    if (!option->get_group().empty()) options.push_back(describe_option(*option));
  nlohmann::json commands = nlohmann::json::array();
  for (const CLI::App* command : app.get_subcommands({})) commands.push_back(describe_commands(*command));
  return {{"name", app.get_name()},
          {"description", app.get_description()},
          {"footer", app.get_footer()},
          {"options", std::move(options)},
          {"commands", std::move(commands)}};
}

}  // namespace rafiq::ctl
