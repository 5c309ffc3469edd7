// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/sync/push_world.hpp"

#include "core/store/connection.hpp"

namespace rafiq::test {
namespace {

using std::chrono::minutes;

constexpr std::array<const char*, 5> degrees{"BSc", "MSc", "PhD", "Diploma", "refused"};
constexpr std::array<const char*, 6> interests{"chess", "travel", "sailing", "cooking", "reading", "music"};

}  // namespace

PushWorld::PushWorld(unsigned seed) : random_(seed) {
  guard_ = std::array{sync::VersionGuard::strong, sync::VersionGuard::second,
                      sync::VersionGuard::none}[random_() % 3];
  marker_search_ = !chance(25);
  auto there = crm();
  for (int i = 1; i <= users; ++i) there.put(crm_user(std::to_string(i)));
  const auto database = open();
  store::AccountSettings account;
  account.name = "support";
  account.connector = "test";
  REQUIRE(store::Accounts(*database).add(account));
  run(*database, there, now_, false);
}

std::unique_ptr<store::Database> PushWorld::open() const {
  return store::Database::open(folder_ / "home" / "rafiq.sqlite").value();
}

WritableCrm PushWorld::crm() {
  WritableCrm crm(folder_ / "crm.json");
  crm.now = now_;
  crm.guard = guard_;
  crm.marker_search = marker_search_;
  return crm;
}

std::string PushWorld::degree() {
  return degrees.at(static_cast<std::size_t>(pick(degrees.size())));
}
std::string PushWorld::interest() {
  return interests.at(static_cast<std::size_t>(pick(interests.size())));
}

void PushWorld::live(int steps) {
  for (int step = 0; step < steps; ++step) {
    now_ += minutes{1 + pick(10)};
    const int what = pick(100);
    if (what < 30)
      agent_edits();
    else if (what < 36)
      agent_keeps();
    else if (what < 52)
      others_edit();
    else if (what < 56)
      others_touch_a_task();
    else if (what < 68)
      sync(true, chance(40));
    else if (what < 76)
      sync(false, chance(40));
    else if (what < 86)
      killed(chance(70));
    else if (what < 90)
      person_decides(false);
    else if (what < 93)
      person_takes_back();
    else if (what < 96)
      offline_ = !offline_;
    else
      another_policy();
    remember_edits();
  }
}

void PushWorld::another_policy() {
  const auto policy = static_cast<MergePolicy>(pick(3));
  if (policy != MergePolicy::ask) always_asked_ = false;
  REQUIRE(store::MergePolicies(*open()).choose(Agent(*open(), now_).account(), chance(50) ? "" : "education",
                                               policy));
}

// What is in the outbox now will have to be accounted for.
void PushWorld::remember_edits() {
  const auto in_outbox = store::Outbox(*open()).list().value();
  for (const auto& edit : in_outbox) all_edits_.insert_or_assign(edit.id.value, edit);
}

void PushWorld::agent_edits() {
  const auto database = open();
  Agent agent(*database, now_);
  switch (pick(6)) {
    case 0:
    case 1:
      agent.set(user(), degree());
      break;
    case 2:
      agent.add(user(), interest());
      break;
    case 3:
      agent.withdraw(user(), interest());
      break;
    case 4:
      agent.note(user(), "note " + std::to_string(++words_));
      break;
    default:
      agent.promise(user(), "promise " + std::to_string(++words_));
  }
}

void PushWorld::agent_keeps() {
  const auto database = open();
  Agent agent(*database, now_);
  const auto promises = store::Journey(*database).commitments(agent.customer(user())).value();
  if (promises.empty()) return;
  const auto& promise = promises.at(static_cast<std::size_t>(pick(static_cast<int>(promises.size()))));
  const std::string state = std::array{"open", "kept", "broken"}.at(static_cast<std::size_t>(pick(3)));
  if (name(promise.state) != state) agent.keep(promise.id, state);
}

void PushWorld::others_edit() {
  auto there = crm();
  const auto whom = user();
  if (chance(60)) {
    there.set_field(whom, "education",
                    chance(10) ? Values{} : Values{degrees.at(static_cast<std::size_t>(pick(4)))});
    return;
  }
  auto values = there.field(whom, "interest");
  const auto one = interest();
  if (std::erase(values, one) == 0) values.push_back(one);
  there.set_field(whom, "interest", values);
}

void PushWorld::others_touch_a_task() {
  const auto database = open();
  store::Journey journey(*database);
  const auto all_promises = journey.commitments(Agent(*database, now_).customer(user())).value();
  for (const auto& promise : all_promises) {
    const auto task = journey.record_of(promise.id).value();
    if (!task) continue;
    auto there = crm();
    auto record = there.record("task", task->id);
    record["state"] = std::array{"open", "kept", "broken"}.at(static_cast<std::size_t>(pick(3)));
    there.put(record);
    return;
  }
}

// Somebody who can look into the CRM settles what waits for them.
void PushWorld::person_decides(bool all) {
  const auto database = open();
  store::Outbox outbox(*database);
  const auto all_edits = outbox.list().value();
  for (const auto& edit : all_edits) {
    if (!all && chance(50)) continue;
    if (!outbox.get(edit.id)) continue;  // went with one that was dropped
    if (edit.state == EditState::conflict) {
      const bool crms = chance(40) || !edit.remote;
      const Values third = edit.kind == EditKind::commitment ? edit.local : Values{degrees.at(0)};
      REQUIRE((crms ? outbox.settle_crm(edit.id, now_)
                    : outbox.settle_local(edit.id, chance(30) ? third : edit.local, now_)));
    } else if (edit.state == EditState::uncertain) {
      const auto there = crm().record(edit.entity, "m-" + edit.marker);
      REQUIRE((there.is_null() ? outbox.retry(edit.id, now_)
                               : outbox.drop(edit.id, EditDecision::dropped, now_)));
    } else if (edit.state == EditState::refused) {
      REQUIRE((chance(50) ? outbox.retry(edit.id, now_) : outbox.drop(edit.id, EditDecision::dropped, now_)));
    }
  }
}

void PushWorld::person_takes_back() {
  const auto database = open();
  store::Outbox outbox(*database);
  const auto edits = outbox.list().value();
  if (edits.empty()) return;
  const auto& edit = edits.at(static_cast<std::size_t>(pick(static_cast<int>(edits.size()))));
  // What may have arrived cannot be taken back: it would be there without anybody knowing.
  if (edit.state == EditState::pending && !edit.sent)
    REQUIRE(outbox.drop(edit.id, EditDecision::undone, now_));
}

void PushWorld::run(store::Database& database, WritableCrm& crm, TimePoint now, bool pushes, bool full) {
  const auto clock = std::make_shared<FixedClock>(now);
  if (pushes) {
    sync::PushOptions push;
    push.rules = crm.rules();
    push.clock = clock;
    push.wait = crm.questions % 2 == 0;
    (void)sync::push(database, crm, "support", push);
  } else {
    sync::PullOptions pull;
    pull.clock = clock;
    pull.full = full;
    (void)sync::pull(database, crm.reader(), "support", pull);
  }
}

// With "ask", nothing is written over a value that the edit did not start from, or a person did not see.
void PushWorld::watch(WritableCrm& there, store::Database& database) {
  there.judge = [&there, &database, this](const Json& request) -> std::optional<connector::Failure> {
    const auto set = request.value("set", Json::object());
    if (particular_ && set.contains("education") && set["education"] == Json::array({"refused"}))
      return failing(RAFIQ_REJECTED, "no such degree");
    if (!set.contains("education")) return std::nullopt;
    const auto policy = store::Sending(database, Agent(database, now_).account()).policy("education").value();
    if (policy != MergePolicy::ask) return std::nullopt;
    const auto id = request["id"].get<std::string>();
    if (guard_ == sync::VersionGuard::strong && request["version"] != there.version("user", id))
      return std::nullopt;  // the guard says no
    // What is there is what an edit started from, or what an earlier one of the field has made of it.
    const auto now = there.field(id, "education");
    const auto all_edits = store::Outbox(database).list().value();
    CHECK(std::any_of(all_edits.begin(), all_edits.end(), [&](const Edit& edit) {
      return edit.state == EditState::sending && edit.field == "education" && edit.external_id == id &&
             (edit.base == now || edit.local == now);
    }));
    return std::nullopt;
  };
}

void PushWorld::sync(bool pushes, bool trouble) {
  const auto database = open();
  auto there = crm();
  watch(there, *database);
  const int at = 1 + pick(8);
  if (offline_) {
    there.before = [](int) { return failing(RAFIQ_TRANSIENT, "no route"); };
  } else if (trouble && chance(30) && guard_ == sync::VersionGuard::strong) {
    // Somebody writes between our reading and our writing.
    there.before = [&, at](int question) -> std::optional<connector::Failure> {
      if (question == at) others_edit();
      return std::nullopt;
    };
  } else if (trouble) {
    auto& moment = chance(50) ? there.before : there.after;
    const auto status =
        std::array{RAFIQ_TRANSIENT, RAFIQ_BUG, RAFIQ_PROTOCOL}.at(static_cast<std::size_t>(pick(3)));
    moment = [=](int question) -> std::optional<connector::Failure> {
      if (question == at) return failing(status);
      return std::nullopt;
    };
  }
  run(*database, there, now_, pushes, trouble && chance(20));
}

void PushWorld::killed(bool pushes) {
  const bool full = chance(20);
  const bool at_a_write = chance(60);
  const int at = 1 + pick(at_a_write ? 60 : 8);
  const bool after = chance(50);
  const bool finished = in_a_child([&] {
    const auto database = open();
    auto there = crm();
    const auto die = [=](int question) -> std::optional<connector::Failure> {
      if (question == at) (void)std::raise(SIGKILL);
      return std::nullopt;
    };
    if (at_a_write)
      disk_.arm(DiskFault::kill, at);
    else
      (after ? there.after : there.before) = die;
    if (offline_) there.before = [](int) { return failing(RAFIQ_TRANSIENT, "no route"); };
    run(*database, there, now_, pushes, full);
  });
  if (!finished) ++kills_;
}

void PushWorld::come_to_rest() {
  offline_ = false;
  particular_ = false;
  REQUIRE(store::MergePolicies(*open()).choose(Agent(*open(), now_).account(), "", MergePolicy::ask));
  REQUIRE(
      store::MergePolicies(*open()).choose(Agent(*open(), now_).account(), "education", MergePolicy::ask));
  for (int round = 0; round < 40; ++round) {
    now_ += minutes{30};
    person_decides(true);
    remember_edits();
    sync(true, false);
    sync(false, false);
    sync(false, false);  // what was changed while a listing was read comes after it
    if (store::Outbox(*open()).list().value().empty()) return;
  }
  const auto all_edits = store::Outbox(*open()).list().value();
  for (const auto& edit : all_edits)
    UNSCOPED_INFO("left: " << edit.id.text() << " " << name(edit.state) << " " << edit.field << " "
                           << edit.reason);
  FAIL("the outbox does not empty");
}

// Each edit that is said to have arrived was in the CRM, and none was given up that nobody gave up.
void PushWorld::check_decisions(store::Database& database) {
  const auto there = crm();
  auto row = database.connection().query("SELECT edit_id, decision FROM edit_decision WHERE edit_id > 0");
  while (row.next()) {
    const auto id = row.integer(0);
    const auto decision = row.text(1);
    INFO("edit " << id << " " << decision);
    REQUIRE(all_edits_.contains(id));
    if (decision == "crm_won") CHECK_FALSE(always_asked_);
    if (decision == "saved" || decision == "already_there") check_arrived(all_edits_.at(id), there);
  }
}

void PushWorld::check_arrived(const Edit& edit, const WritableCrm& there) const {
  if (edit.makes_a_record()) {
    CHECK_FALSE(there.record(edit.entity, "m-" + edit.marker).is_null());
    return;
  }
  const auto id = edit.external_id.empty() ? task_of(edit) : edit.external_id;
  const auto states = there.held_since(edit.entity, id, edit.field, edit.made);
  const auto has = [](const Values& values, const std::string& one) {
    return std::find(values.begin(), values.end(), one) != values.end();
  };
  // What goes in one push with a later edit of its field is seen in the CRM as that one left it.
  const auto once = [&](const std::string& one, bool there_then) {
    const auto is = [&](const Values& values) { return has(values, one) == there_then; };
    return std::any_of(states.begin(), states.end(), is) ||
           std::any_of(all_edits_.upper_bound(edit.id.value), all_edits_.end(), [&](const auto& later) {
             return later.second.field == edit.field && later.second.external_id == edit.external_id &&
                    later.second.commitment == edit.commitment && is(later.second.base) &&
                    !is(later.second.local);
           });
  };
  INFO(edit.entity << " " << id << " " << edit.field);
  for (const auto& one : edit.local)
    if (!edit.many || !has(edit.base, one)) CHECK(once(one, true));
  for (const auto& one : edit.base)
    if (!has(edit.local, one)) CHECK(once(one, false));
}

// The task that an edit of the same promise made.
std::string PushWorld::task_of(const Edit& edit) const {
  for (const auto& [id, other] : all_edits_)
    if (other.makes_a_record() && other.commitment == edit.commitment) return "m-" + other.marker;
  return "";
}

void PushWorld::check() {
  const auto database = open();
  const auto there = crm();
  Agent agent(*database, now_);
  auto& db = database->connection();
  // Both sides agree.
  std::size_t promises_there = 0;
  for (int i = 1; i <= users; ++i) {
    const auto id = std::to_string(i);
    for (const auto& [aspect, label] : {std::pair{"education", "Education"}, {"interest", "Interests"}}) {
      INFO(aspect << " of user " << id);
      CHECK(store::Outbox(*database).values_of(agent.account(), {"user", id}, aspect, label).value() ==
            there.field(id, aspect));
    }
    store::Journey journey(*database);
    const auto all_promises = journey.commitments(agent.customer(id)).value();
    for (const auto& promise : all_promises) {
      const auto task = journey.record_of(promise.id).value();
      if (!task) continue;  // its making was taken back or dropped
      ++promises_there;
      CHECK(there.record("task", task->id)["state"] == name(promise.state));
      CHECK(there.record("task", task->id)["what"] == promise.what);
    }
  }
  CHECK(there.duplicates() == 0);
  CHECK(there.made("task") == promises_there);
  // No edit vanished: each was settled, once.
  const auto count = [&](std::string_view sql) { return db.find_integer(sql).value_or(0); };
  edits_ = count("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'");
  CHECK(count("SELECT count(*) FROM edit_decision WHERE edit_id > 0") == edits_);
  CHECK(count("SELECT count(DISTINCT edit_id) FROM edit_decision WHERE edit_id > 0") == edits_);
  check_decisions(*database);
  conflicts_ = count("SELECT count(*) FROM edit_decision WHERE decision IN ('crm_won', 'crm_taken')");
  CHECK(static_cast<std::int64_t>(there.made("note") + there.made("task")) <=
        count("SELECT count(*) FROM edit_decision WHERE field = '' AND decision IN ('saved', 'dropped')"));
  // And nothing is left to do.
  const auto written = database->rows_written();
  auto again = crm();
  run(*database, again, now_, false);
  run(*database, again, now_, true);
  CHECK(database->rows_written() == written);
}

}  // namespace rafiq::test
