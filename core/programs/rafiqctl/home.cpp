// SPDX-License-Identifier: Apache-2.0
#include "core/app/home_removal.hpp"
#include "core/platform/terminal.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/help.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <iostream>

namespace rafiq::ctl {
namespace {

struct RemoveOptions {
  bool yes = false;
  bool leave_keyring = false;
};

// On standard error: standard output is the result.
void say_what_goes(const app::HomeRemoval& plan, bool arabic) {
  std::cerr << (arabic ? "سيُحذف نهائيًا:\n" : "This will be gone for good:\n");
  for (const auto& path : plan.paths) std::cerr << "  " << path.string() << "\n";
  if (plan.in_keyring)
    std::cerr << (arabic ? "  وأسرار رفيق في حافظة المفاتيح\n" : "  and Rafiq's secrets in the keyring\n");
  if (!plan.unsent)
    std::cerr << (arabic ? "لا يمكن فتح قاعدة البيانات: لا يُعرف ما لم يُرسل منها\n"
                         : "The database cannot be opened: what of it was never sent cannot be told\n");
  else if (*plan.unsent > 0)
    std::cerr << (arabic
                      ? fmt::format(
                            "لم يُرسل إلى أي نظام عملاء {} من التعديلات (rafiqctl outbox list): ستضيع\n",
                            *plan.unsent)
                      : fmt::format(
                            "{} edits were never sent to a CRM (rafiqctl outbox list): they will be lost\n",
                            *plan.unsent));
}

Result<bool> confirmed(const RemoveOptions& options, bool arabic) {
  if (options.yes) return true;
  if (!platform::is_terminal(0))
    return Error{ErrorCode::usage, "Removing a home needs a yes, and nobody can be asked here", "",
                 "Say so: --yes"};
  std::cerr << (arabic ? "اكتب yes للحذف: " : "Type yes to remove it: ") << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "yes";
}

Document document(const app::HomeRemoval& plan) {
  Document paths = Document::array();
  for (const auto& path : plan.paths) paths.push_back(path.string());
  return {{"paths", paths},
          {"keyring", plan.in_keyring},
          {"unsent", plan.unsent ? Document(*plan.unsent) : Document(nullptr)},
          {"customers", plan.customers ? Document(*plan.customers) : Document(nullptr)}};
}

Status remove(Cli& cli, const RemoveOptions& options) {
  const bool arabic = language_of_environment() == Language::arabic;
  RAFIQ_TRY(const auto plan, app::plan_removal(cli.where()));
  if (plan.paths.empty())
    return Error{ErrorCode::not_found, "There is nothing of Rafiq here", cli.home.string(), ""};
  say_what_goes(plan, arabic);
  RAFIQ_TRY(const auto sure, confirmed(options, arabic));
  if (!sure) return Error{ErrorCode::cancelled, "Nothing was removed", "", ""};
  RAFIQ_TRY(app::remove_home(cli.where(), options.leave_keyring));
  if (!print_json(cli, {{"removed_home", document(plan)}}))
    print_line(arabic ? "حُذف كل شيء" : "Everything was removed");
  return success();
}

}  // namespace

void add_home_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("home", "All that Rafiq keeps for this user");
  group->require_subcommand(1);
  auto options = std::make_shared<RemoveOptions>();
  auto* command = group->add_subcommand("remove",
                                        "Remove all of it: database, backups, settings, secrets and keys, "
                                        "the start with the session, what browsers "
                                        "were told. What the CRMs have stays there");
  command->add_flag("--yes", options->yes, "Do not ask");
  command->add_flag("--leave-keyring", options->leave_keyring,
                    "Leave the secrets in a keyring that cannot be opened any more");
  command->callback([&cli, options] { cli.run = [options](Cli& given) { return remove(given, *options); }; });
  example(group, "remove", "rafiqctl home remove");
}

}  // namespace rafiq::ctl
