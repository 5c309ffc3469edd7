// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/merge.hpp"
#include "core/store/connection.hpp"
#include "tests/fault/sync/in_a_child.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/two_sides.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace rafiq::test {

// A home with six edits to send and a CRM of fifteen records, three pages, that was changed meanwhile: what a
// sync (push, then pull) makes of both, undisturbed or not.
class PushStory {
 public:
  PushStory() {
    two_.crm.now = noon - std::chrono::hours{1};
    for (int i = 4; i <= 13; ++i) two_.crm.put(crm_user(std::to_string(i)));
    const auto kept = two_.agent().edit(two_.agent().promise("1", "call back")).commitment;
    const auto broken = two_.agent().edit(two_.agent().promise("2", "send the form")).commitment;
    must(two_.push().has_value() && two_.pull().has_value());
    two_.agent().set("1", "PhD");
    two_.agent().add("1", "sailing");
    two_.agent().set("2", "MSc");  // contradicted below
    two_.agent().note("3", "called about the invoice");
    two_.agent().keep(kept);
    two_.agent().promise("3", "call back tomorrow");
    two_.crm.set_field("2", "education", {"Diploma"});
    two_.crm.set_field("1", "interest", {"travel", "cooking"});
    (void)broken;
    edits_ = two_.agent().outbox();
    must(edits_.size() == 6);
    two_.home.database.reset();
    std::filesystem::copy(two_.home.file().parent_path(), before_ / "home",
                          std::filesystem::copy_options::recursive);
    std::filesystem::copy(two_.home.folder / "crm.json", before_ / "crm.json");
  }

  void start_over() {
    std::filesystem::remove_all(now_ / "home");
    std::filesystem::copy(before_ / "home", now_ / "home", std::filesystem::copy_options::recursive);
    std::filesystem::copy(before_ / "crm.json", now_ / "crm.json",
                          std::filesystem::copy_options::overwrite_existing);
  }
  [[nodiscard]] std::filesystem::path file() const { return now_ / "home" / "rafiq.sqlite"; }
  [[nodiscard]] WritableCrm crm() const {
    WritableCrm crm(now_ / "crm.json");
    crm.now = noon;
    crm.page_size = 5;
    return crm;
  }
  [[nodiscard]] std::unique_ptr<store::Database> open() const {
    auto database = store::Database::open(file());
    must(database.has_value());
    return std::move(database).value();
  }
  // Whether both halves ended well.
  static bool sync(store::Database& database, WritableCrm& crm, TimePoint now) {
    const auto clock = std::make_shared<FixedClock>(now);
    sync::PushOptions push;
    push.rules = crm.rules();
    push.clock = clock;
    push.wait = false;
    const bool pushed = sync::push(database, crm, "support", push).has_value();
    sync::PullOptions pull;
    pull.clock = clock;
    return sync::pull(database, crm.reader(), "support", pull).has_value() && pushed;
  }
  // Edits whose rows have left although what the CRM made of them is not stored; one a line.
  [[nodiscard]] std::string left_too_early() const {
    const auto database = open();
    store::Outbox outbox(*database);
    const auto account = store::Accounts(*database).get("support").value().id;
    std::string all;
    for (const auto& edit : edits_) {
      if (outbox.get(edit.id) || edit.kind == EditKind::commitment) continue;
      bool stored = false;
      if (edit.makes_a_record()) {
        stored = database->connection()
                     .find_integer("SELECT 1 FROM record WHERE external_id = ?", "m-" + edit.marker)
                     .has_value();
      } else {
        const auto values =
            outbox.values_of(account, {edit.entity, edit.external_id}, edit.field, edit.label).value();
        stored = merge(edit.base, edit.local, values, edit.many).outcome == MergeOutcome::same;
      }
      if (!stored) all += edit.id.text() + " " + edit.field + "\n";
    }
    return all;
  }
  // Goes on after whatever happened, long enough after it for late answers, and tells how both sides ended.
  std::string resumed() const {
    const auto database = open();
    must(database->examine().has_value());
    auto undisturbed_crm = crm();
    must(sync(*database, undisturbed_crm, noon + std::chrono::hours{1}));
    return told(*database);
  }
  std::string told_undisturbed() {
    start_over();
    const auto database = open();
    auto undisturbed_crm = crm();
    must(sync(*database, undisturbed_crm, noon));
    questions = undisturbed_crm.questions;
    return told(*database);
  }
  // Empty when both are the same; otherwise the lines that only one has.
  static std::string difference(const std::string& expected, const std::string& told) {
    std::string all;
    const auto missing = [&](const std::string& from, const std::string& in, const char* mark) {
      std::istringstream lines(from);
      for (std::string line; std::getline(lines, line);)
        if (("\n" + in).find("\n" + line + "\n") == std::string::npos) all += mark + line + "\n";
    };
    missing(expected, told, "- ");
    missing(told, expected, "+ ");
    return all;
  }
  // How both sides are now.
  [[nodiscard]] std::string told(store::Database& database) const {
    std::ifstream in(now_ / "crm.json");
    std::string text = store::canonical_dump(database).value();
    const Json document = Json::parse(in);
    for (const auto& [key, record] : document["records"].items())
      text += "in the CRM: " + record.dump() + "\n";
    return text;
  }
  int questions = 0;  // that an undisturbed sync asks

 private:
  static void must(bool done) {
    if (!done) throw std::runtime_error("the story cannot be told");
  }
  Scratch before_;
  Scratch now_;
  TwoSides two_;
  std::vector<Edit> edits_;  // the six
};

}  // namespace rafiq::test
