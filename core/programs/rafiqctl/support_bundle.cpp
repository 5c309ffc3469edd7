// SPDX-License-Identifier: Apache-2.0
#include "core/app/support_bundle.hpp"

#include "core/platform/interrupt.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/help.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <cstdlib>
#include <iostream>

namespace rafiq::ctl {
namespace {

struct BundleOptions {
  std::string file;
  bool show = false;
  bool offline = false;
};

// Said before anything is written, on standard error: standard output is the result.
void say_what_is_in_it(const app::SupportBundle& bundle, bool arabic) {
  std::cerr << (arabic ? "في الحزمة، ولا شيء غيره:\n" : "In the bundle, and nothing else:\n");
  for (const auto& file : bundle.files)
    std::cerr << "  " << file.name << "  " << (arabic ? file.holds_ar : file.holds) << "\n";
  std::cerr << (arabic ? "لا بيانات عملاء ولا أسرار.\n" : "No customer data and no secrets.\n");
}

Document document(const app::SupportBundle& bundle, const std::string& file) {
  Document files = Document::array();
  for (const auto& one : bundle.files)
    files.push_back(
        {{"name", one.name}, {"holds", one.holds}, {"holds_ar", one.holds_ar}, {"text", one.text}});
  return {{"file", file}, {"contents", files}};
}

void show(const app::SupportBundle& bundle) {
  for (const auto& file : bundle.files) print_line("== " + file.name + "\n" + file.text);
}

Status finish(Cli& cli, const BundleOptions& options, const app::SupportBundle& bundle) {
  const bool arabic = language_of_environment() == Language::arabic;
  if (bundle.cancelled) return Error{ErrorCode::cancelled, "Stopped as asked", "", ""};
  if (!options.show) {
    say_what_is_in_it(bundle, arabic);
    RAFIQ_TRY(app::write_support_bundle(bundle, std::filesystem::absolute(options.file)));
  }
  if (print_json(cli, {{"bundle", document(bundle, options.show ? "" : options.file)}})) return success();
  if (options.show)
    show(bundle);
  else
    print_line(arabic ? "كُتبت " + options.file : "Written: " + options.file);
  return success();
}

Status run(Cli& cli, const BundleOptions& options) {
  if (options.file.empty() && !options.show)
    return Error{ErrorCode::usage, "Where is the bundle to be written?", "",
                 "Name a file: rafiqctl support-bundle rafiq.tar; or look first: --show"};
  app::ExamineOptions how;
  how.home = cli.where();
  how.offline = options.offline;
  const platform::InterruptGuard stop_on_interrupt(how.cancel);
  const auto bundle = app::make_support_bundle(how, RAFIQ_VERSION);
  const Status done = finish(cli, options, bundle);
  if (!bundle.left_behind) return done;
  // A thread is still in the middle of something that hangs.
  if (!done) print_error(cli, done.error());
  std::cout.flush();
  std::quick_exit(done ? 0 : exit_status(done.error().code));
}

}  // namespace

void add_support_bundle_command(Cli& cli) {
  auto options = std::make_shared<BundleOptions>();
  auto* command = cli.app.add_subcommand(
      "support-bundle",
      "Write what helps whoever supports Rafiq into a tar file: no customer data and no secret is in it");
  command->add_option("FILE", options->file, "The file to be written; there must be none of this name");
  command->add_flag("--show", options->show, "Show all that would be in it, and write nothing");
  command->add_flag("--offline", options->offline, "Ask no CRM anything");
  command->callback([&cli, options] { cli.run = [options](Cli& given) { return run(given, *options); }; });
  example(&cli.app, "support-bundle", "rafiqctl support-bundle rafiq.tar");
}

}  // namespace rafiq::ctl
