// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/made_up/rooms.hpp"

#include "tests/gui/made_up/now.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace {

using namespace rafiq;
using namespace rafiq::sidebar;

std::string in(Language language, const char* arabic, const char* english) {
  return language == Language::arabic ? arabic : english;
}

class Accounts final : public AccountsDesk {
 public:
  explicit Accounts(const std::string& what) {
    if (what == "empty") return;
    app::Account sample;
    sample.name = "sample";
    sample.connector = "file";
    sample.state = AccountState::ready;
    sample.last_sync = ago(std::chrono::minutes{5});
    sample.customers = 1240;
    app::Account support;
    support.name = "support";
    support.connector = "rt";
    support.state = AccountState::failing;
    support.reason = "support.crm.example does not answer. It will be tried again in 5 minutes";
    support.last_sync = ago(std::chrono::minutes{190});
    support.customers = 11;
    support.kept_aside = 2;
    support.secret_slots = {"token"};
    all_ = {sample, support};
    if (what.starts_with("governed")) prepare();
    if (what != "browser") return;
    app::Account hub;
    hub.name = "hub";
    hub.connector = "hub";
    all_.push_back(hub);
  }
  Result<std::vector<app::Account>> accounts() override { return all_; }
  Result<app::Accounts::Catalogue> connectors() override {
    app::ConnectorInfo rt;
    rt.id = "rt";
    rt.title = "Request Tracker 5";
    rt.title_ar = "ريكوست تراكر 5";
    rt.summary = "Tickets and users of RT, read and written over REST 2";
    rt.summary_ar = "تذاكر RT ومستخدموه، قراءةً وكتابة";
    rt.settings = {{"url", "Address", "Where staff open RT, without /REST.", "العنوان",
                    "العنوان الذي يفتح به الموظفون RT، دون \u2066/REST\u2069.", "", true},
                   {"queue", "Queue", "Only what lies in this queue.", "القائمة",
                    "ما كان في هذه القائمة وحدها.", "", false}};
    rt.secrets = {{"token", "Token", "Made in RT on the page Auth Tokens.", "رمز الدخول",
                   "رمز يُنشأ في RT من صفحة Auth Tokens.", "", true}};
    app::ConnectorInfo file;
    file.id = "file";
    file.title = "Exported files";
    file.title_ar = "ملفات مصدَّرة";
    file.summary = "CSV, vCard and JSON Lines that a CRM exports";
    file.summary_ar = "ملفات CSV وvCard وJSON Lines التي يصدّرها نظام العملاء";
    file.settings = {{"customers", "Customers file", "One row for each customer.", "ملف العملاء",
                      "صف لكل عميل.", "", true},
                     {"date_order", "Order of dates", "How 03/01/2026 is read.", "ترتيب التاريخ",
                      "كيف يُقرأ 03/01/2026.", "day-first", false}};
    file.settings[0].kind = app::SettingKind::file;
    file.settings[1].kind = app::SettingKind::choice;
    file.settings[1].choices = {{"day-first", "Day first", "اليوم أولًا"},
                                {"month-first", "Month first", "الشهر أولًا"}};
    app::ConnectorInfo hub;  // of the account that only some tests have
    hub.id = "hub";
    hub.title = hub.title_ar = "Hub";
    hub.secrets = {{"refresh_token", "Refresh token", "", "رمز التجديد", "", "", false}};
    hub.secrets.front().by_browser = true;
    if (all_.size() > 2) return app::Accounts::Catalogue{{rt, file, hub}, {}};
    return app::Accounts::Catalogue{{rt, file}, {}};
  }
  Status add(const app::NewAccount& given) override {
    app::Account account;
    account.name = given.name;
    account.connector = given.connector;
    all_.push_back(account);
    return success();
  }
  Result<app::AccountCheck> check(const std::string& account) override {
    if (account == "support")
      return Error{ErrorCode::unreachable, "support.crm.example does not answer", "support",
                   "Try again later"};
    for (auto& each : all_)
      if (each.name == account && each.connector == "hub") each.secret_slots = {"refresh_token"};
    return app::AccountCheck{"rafiq", {}};
  }
  Status remove(const std::string& account) override {
    std::erase_if(all_, [&](const auto& each) { return each.name == account; });
    return success();
  }
  Result<std::vector<app::AccountTemplate>> prepared() override { return prepared_; }
  Result<std::set<std::string>> governed() override { return governed_; }
  Status sign_in(const std::string& account, const std::map<std::string, Secret>&,
                 std::optional<SecretPlace>) override {
    const auto found = std::find_if(prepared_.begin(), prepared_.end(),
                                    [&](const auto& each) { return each.account.name == account; });
    if (found == prepared_.end()) return success();
    app::Account made;
    made.name = account;
    made.connector = found->account.connector;
    made.settings = found->account.settings;
    made.secret_slots = {"token"};
    all_.push_back(made);
    governed_.insert(account);
    prepared_.erase(found);
    return success();
  }

 private:
  void prepare() {
    app::AccountTemplate billing;
    billing.account.name = "billing";
    billing.account.connector = "rt";
    billing.account.settings = {{"url", "https://billing.crm.example"}, {"queue", "Invoices"}};
    billing.file = "/etc/rafiq/accounts.d/billing.toml";
    app::AccountTemplate broken;
    broken.account.name = "shop";
    broken.account.connector = "rt";
    broken.file = "/etc/rafiq/accounts.d/shop.toml";
    broken.fault = Error{ErrorCode::configuration, "\"urll\" is not known", broken.file.string() + ":3",
                         "Did you mean \"url\"?"};
    prepared_ = {billing, broken};
  }

  std::vector<app::Account> all_;
  std::vector<app::AccountTemplate> prepared_;
  std::set<std::string> governed_;
};

class Edits final : public EditsDesk {
 public:
  explicit Edits(const std::string& what) {
    if (what == "empty") return;
    Edit conflict;
    conflict.id = EditId{1};
    conflict.account = "support";
    conflict.external_id = "42";
    conflict.field = "experience";
    conflict.label = "Experience";
    conflict.base = {"5 years"};
    conflict.local = {"15 years, networks"};
    conflict.remote = Values{"10 years"};
    conflict.state = EditState::conflict;
    conflict.made = ago(std::chrono::minutes{50});
    Edit uncertain = conflict;
    uncertain.id = EditId{2};
    uncertain.kind = EditKind::touchpoint;
    uncertain.field = "";
    uncertain.state = EditState::uncertain;
    Edit pending = conflict;
    pending.id = EditId{3};
    pending.state = EditState::pending;
    all_ = {{conflict, "ليلى عبد الرحمن الحسيني", "Experience: 15 years, networks", ""},
            {uncertain, "Omar Haddad", "", "Called back about the invoice"},
            {pending, "Omar Haddad", "Experience: 15 years, networks", ""}};
  }
  Result<std::vector<app::EditShown>> outbox() override { return all_; }
  Status settle(EditId edit, app::Edits::Take, const std::optional<std::string>&) override {
    return drop(edit);
  }
  Status retry(EditId edit) override { return drop(edit); }
  Status drop(EditId edit) override {
    std::erase_if(all_, [&](const auto& each) { return each.edit.id == edit; });
    return success();
  }

 private:
  std::vector<app::EditShown> all_;
};

class Shifts final : public ShiftDesk {
 public:
  Result<app::ShiftShown> shift() override { return shown_; }
  Result<app::ShiftShown> take(Step step) override {
    before_ = step == Step::undo ? before_ : shown_;
    if (step == Step::undo) shown_ = before_;
    if (step == Step::start) {
      shown_.shift = Shift{ShiftId{1}, ago(std::chrono::minutes{170}), {}, {}};
      shown_.interactions = 14;
      shown_.break_is_due = true;
    }
    if (step == Step::pause || step == Step::resume) shown_.on_break = step == Step::pause;
    if (step == Step::pause) shown_.break_is_due = false;
    if (step == Step::end) shown_.shift.reset();
    return shown_;
  }
  Result<std::vector<ChecklistSheet>> readiness(Channel channel, Language language) override {
    ChecklistSheet sheet;
    sheet.title = in(language, "قبل أول مكالمة", "Before the first call");
    if (channel == Channel::phone)
      sheet.steps = {{"voice",
                      in(language, "رشفة ماء وجملتان بصوت مسموع حتى يصفو الصوت.",
                         "A sip of water and two sentences aloud, so that the voice is awake."),
                      "",
                      {}},
                     {"seat",
                      in(language, "ظهر مستقيم وقدمان على الأرض. الجلسة تُسمع في الصوت كما تُسمع الابتسامة.",
                         "Back straight, feet on the floor. How you sit can be heard, and so can a smile."),
                      "",
                      {}}};
    else
      sheet.steps = {
          {"desk",
           in(language, "المكان مرتّب، والكرسي المقابل خالٍ.", "The desk is tidy, the chair opposite is free."),
           "",
           {}}};
    return std::vector{sheet};
  }
  Result<app::Reflection> reflection(Language language) override {
    return app::Reflection{in(language, "دقيقة مع النفس", "A minute with yourself"),
                           in(language, "مَن الذي خرج اليوم أحسن مما جاء، وماذا فعلت؟",
                              "Who left better than they came today, and what did you do?")};
  }

 private:
  app::ShiftShown shown_, before_;
};

class Practising final : public PracticeDesk {
 public:
  Result<std::vector<app::PracticeCaseInfo>> cases(Language language) override {
    return std::vector{about(language, 1), about(language, 2)};
  }
  Result<app::PracticeMoment> start(const std::string&, Language language) override {
    app::PracticeMoment moment;
    moment.session = PracticeId{7};
    moment.about = about(language, 1);
    moment.says = in(language, "لا أدري. ماذا لو أخذت الصغير وندمت؟",
                     "I don't know. What if I take the small one and regret it?");
    moment.answers = {
        {"a", in(language, "هذا يرجع إليك. الورقتان أمامك.", "That's up to you. You have both sheets.")},
        {"b", in(language, "سؤال مهم، وجوابه في استعمالك. نقرأ الأشهر الماضية معًا؟",
                 "A good question, and your own use answers it. Shall we read the last months together?")}};
    return moment;
  }
  Result<app::PracticeMoment> look(PracticeId, Language language) override { return start("", language); }
  Result<app::PracticeMoment> choose(PracticeId, const std::string& answer, Language language) override {
    auto moment = start("", language).value();
    const bool good = answer == "b";
    moment.chosen = app::PracticeChosen{moment.answers[good ? 1 : 0].say,
                                        good ? 1 : -1,
                                        good ? in(language, "عُومل تردّده على أنه سؤال له جواب.",
                                                  "His doubt was treated as a question with an answer.")
                                             : in(language, "بدا احترامًا، وهو ترك له وحده.",
                                                  "It sounded like respect, but it left him alone."),
                                        {}};
    moment.felt = good ? 1 : -1;
    moment.ended = true;
    moment.says.clear();
    moment.answers.clear();
    ++played_;
    return moment;
  }
  Result<app::PracticePictureView> picture() override {
    app::PracticePictureView view;
    view.sessions = played_;
    if (played_ > 0) view.strengths = {{"listening", 1, 0, "growing"}, {"warmth", 0, 1, "to_practise"}};
    return view;
  }
  Status forget() override {
    played_ = 0;
    return success();
  }

 private:
  [[nodiscard]] app::PracticeCaseInfo about(Language language, int number) const {
    app::PracticeCaseInfo info;
    info.id = "case" + std::to_string(number);
    info.title = number == 1 ? in(language, "بين خيارين منذ أسبوع", "A week between two options")
                             : in(language, "الفاتورة مرة أخرى", "The invoice, once more");
    info.setting = in(language, "حسن في الفرع للمرة الثانية هذا الأسبوع ليجدّد اشتراكه.",
                      "Hasan is in the branch for the second time this week about renewing.");
    info.customer = in(language, "حسن", "Hasan");
    info.channel = number == 1 ? Channel::branch : Channel::phone;
    info.played = number == 1 ? played_ : 0;
    return info;
  }
  int played_ = 0;
};

class Briefs final : public BriefDesk {
 public:
  Result<Brief> brief(CustomerId, Kind kind, Language language) override {
    return Brief{
        language,
        kind == Kind::handover     ? in(language, "تسليم: د. ليلى", "Handover: Dr Layla")
        : kind == Kind::escalation ? in(language, "تصعيد: د. ليلى", "Escalation: Dr Layla")
                                   : in(language, "رحلتها بعينها", "Her journey, as she lived it"),
        {{in(language, "وُعدت بـ", "Promised"),
          in(language, "اتصال قبل الخميس بنتيجة الشكوى \u206674210\u2069.",
             "A call before Thursday about complaint \u206674210\u2069.")},
         {in(language, "ما جرى", "So far"), in(language, "ثلاث مكالمات في أسبوعين، والأخيرة كانت متوترة.",
                                               "Three calls in two weeks; the last one was tense.")},
         {in(language, "كيف تُخاطَب", "How to address her"),
          in(language, "د. ليلى، بالبريد.", "Dr Layla, by mail.")}}};
  }
};

class MadeUpRooms final : public RoomDesks {
 public:
  explicit MadeUpRooms(const std::string& what)
      : governed_language_(what.starts_with("governed ") ? what.substr(9) : std::string{}),
        accounts_(what),
        edits_(what) {}
  AccountsDesk& accounts() override { return accounts_; }
  app::GovernedShown governed() override {
    if (governed_language_.empty()) return {};
    return {"/etc/rafiq",
            {},
            {{"language.window", governed_language_, "The language that the window speaks",
              "/etc/rafiq/policy.toml", 4},
             {"sync.scope", "assigned", "The widest scope that an account may read by itself",
              "/etc/rafiq/policy.d/50-desks.toml", 2}}};
  }
  EditsDesk& edits() override { return edits_; }
  ShiftDesk& shifts() override { return shifts_; }
  PracticeDesk& practice() override { return practice_; }
  BriefDesk& briefs() override { return briefs_; }

 private:
  std::string governed_language_;  // empty: nothing is decided
  Accounts accounts_;
  Edits edits_;
  Shifts shifts_;
  Practising practice_;
  Briefs briefs_;
};

}  // namespace

std::unique_ptr<rafiq::sidebar::RoomDesks> made_up_rooms(const std::string& what) {
  return std::make_unique<MadeUpRooms>(what);
}
