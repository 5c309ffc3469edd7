// SPDX-License-Identifier: Apache-2.0
#include "sidebar/options.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace rafiq::sidebar {
namespace {

bool parse_size(const std::string& text, Options& options) {
  int used = 0;
  return std::sscanf(text.c_str(), "%dx%d%n", &options.width, &options.height, &used) == 2 &&
         static_cast<std::size_t>(used) == text.size() && options.width >= 100 && options.height >= 100;
}

}  // namespace

std::variant<Options, int> parse_options(int argc, char** argv) {
  Options options;
  std::string language;
  std::string theme;
  std::string dock;
  std::string size;
  std::string show;
  CLI::App app{"The sidebar of Rafiq, beside the CRM you already use."};
  app.add_option("--home", options.home, "Folder with the data (default: RAFIQ_HOME, else the XDG folders)");
  app.add_option("--lang", language, "Language of the window")->check(CLI::IsMember({"ar", "en"}));
  app.add_option("--theme", theme, "Colours")
      ->check(CLI::IsMember({"light", "dark", "high-contrast", "system"}));
  app.add_option("--dock", dock, "Edge of the screen, or none to float")
      ->check(CLI::IsMember({"left", "right", "none"}));
  app.add_option("--customer", options.customer, "Customer to open: account:id, or an id such as c12");
  app.add_option("open", options.opens,
                 "Whom to open: account:id, the address of a CRM page, or a rafiq: link. A sidebar that runs "
                 "already takes it");
  bool toggle = false;
  app.add_flag("--toggle", toggle, "Hide the sidebar that runs, or show it again; for a key of the desktop");
  app.add_option("--size", size, "Width and height in pixels, such as 360x900")
      ->check([&options](const std::string& text) {
        return parse_size(text, options) ? std::string{} : "must be WIDTHxHEIGHT, such as 360x900";
      });
  app.add_option("--show", show, "What to open of the customer's page")
      ->check(CLI::IsMember({"talk", "profile", "journey", "promises", "rights", "calm"}));
  app.add_option("--screenshot", options.screenshot,
                 "Save a picture of the window once it shows recommendations, and quit");
  app.add_flag("--first-paint", options.first_paint,
               "Print the milliseconds from the start to the first paint of the recommendations, and quit");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints; usage errors are 2 in every program of Rafiq.
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (toggle)
    options.wish.kind = app::Knock::Kind::toggle;
  else if (!options.customer.empty())
    options.wish = {app::Knock::Kind::open, options.customer, false};
  if (!language.empty()) options.language = language_from(language);
  if (!theme.empty()) options.theme = theme_choice_from(theme);
  options.show = show;
  if (!dock.empty()) options.dock = dock_side_from(dock);
  return options;
}

}  // namespace rafiq::sidebar
