// SPDX-License-Identifier: Apache-2.0
// How long what has expired is kept, and the key that sensitive facts are sealed with.
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct RetentionOptions {
  int days = 0;
};
struct KeyOptions {
  std::string place;
  bool drop_unreadable = false;
};

Status tell(Cli& cli, const app::RetentionReport& report) {
  if (print_json(cli, {{"retention", document(report)}})) return success();
  print_line(fmt::format("A fact noted here is removed {} days after it expired", report.days));
  if (report.last_run)
    print_line(
        fmt::format("Last done {}: {} facts were removed", to_iso8601(*report.last_run), report.removed));
  return success();
}

Status show(app::Rafiq& rafiq, Cli& cli, const RetentionOptions&) {
  RAFIQ_TRY(const auto report, rafiq.privacy().retention());
  return tell(cli, report);
}

Status set(app::Rafiq& rafiq, Cli& cli, const RetentionOptions& options) {
  RAFIQ_TRY(rafiq.privacy().keep_expired(options.days));
  return show(rafiq, cli, options);
}

Status run(app::Rafiq& rafiq, Cli& cli, const RetentionOptions&) {
  RAFIQ_TRY(const auto report, rafiq.privacy().remove_expired());
  return tell(cli, report);
}

Status renew(app::Rafiq& rafiq, Cli& cli, const KeyOptions& options) {
  RAFIQ_TRY(const auto done,
            rafiq.privacy().renew_key(secret_place_from(options.place), options.drop_unreadable));
  if (print_json(cli, {{"sealed", done.sealed}, {"dropped", done.dropped}})) return success();
  print_line(fmt::format("{} values are sealed with a new key, and the old key is gone", done.sealed));
  if (done.dropped > 0)
    print_line(
        fmt::format("{} that could not be read were dropped; what a CRM has comes with rafiqctl sync --full",
                    done.dropped));
  print_line("The earlier backups, which the old key sealed, were removed; there is a fresh one");
  return success();
}

}  // namespace

void add_retention_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("retention", "How long facts are kept after they have expired");
  group->require_subcommand(1);
  const auto none = std::make_shared<RetentionOptions>();
  on(cli, group->add_subcommand("show", "How long, and what the last removal did; it is done once a day"),
     none, show);
  on(cli, group->add_subcommand("run", "Remove now what is due"), none, run);
  auto setting = std::make_shared<RetentionOptions>();
  auto* command = group->add_subcommand("set", "Choose how long");
  command->add_option("DAYS", setting->days, "From 0 to 3650 days after a fact has expired")->required();
  on(cli, command, setting, set);
  example(group, "show", "rafiqctl retention show");
  example(group, "run", "rafiqctl retention run");
  example(group, "set", "rafiqctl retention set 14");

  group = cli.app.add_subcommand("key", "The key that facts of sensitive aspects are sealed with");
  group->require_subcommand(1);
  auto renewing = std::make_shared<KeyOptions>();
  command = group->add_subcommand("renew", "Seal them with a new key, and let go of the old one");
  command->add_option("--place", renewing->place, "Where it is to rest; else where the old one was")
      ->check(CLI::IsMember({"keyring", "file"}));
  command->add_flag("--drop-unreadable", renewing->drop_unreadable,
                    "Let go of what cannot be read, since its key is gone; a CRM's own comes again");
  on(cli, command, renewing, renew);
  example(group, "renew", "rafiqctl key renew --place keyring");
}

}  // namespace rafiq::ctl
