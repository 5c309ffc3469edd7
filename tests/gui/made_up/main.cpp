// SPDX-License-Identifier: Apache-2.0
// The sidebar's window with invented answers behind it. RAFIQ_MADE_UP chooses: "" a customer, "empty" no
// account yet, "failing" an account that cannot be read, "broken" a home that cannot be opened, "none"
// nothing to suggest, "browser" an account that is signed in to there, "governed ar" or
// "governed en" what an administrator decided. RAFIQ_MADE_UP_LANGUAGE names a file with the language that one
// decides meanwhile.
#include "sidebar/application.hpp"
#include "tests/gui/made_up/now.hpp"
#include "tests/gui/made_up/rooms.hpp"
#include "tests/support/made_up_page.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

namespace {

using namespace rafiq;
using namespace rafiq::sidebar;

Trait trait(Aspect aspect, const char* value, std::string text, const char* recorded) {
  Trait trait;
  trait.aspect = aspect;
  trait.value = value;
  trait.text = std::move(text);
  trait.recorded = recorded;
  trait.source = "CRM field of sample";
  trait.noted_at = ago(std::chrono::hours{24 * 40});
  return trait;
}

struct Text {
  const char *ar, *en;
  [[nodiscard]] std::string in(Language language) const { return language == Language::arabic ? ar : en; }
};

struct Source {
  const char* id;
  Text title, body, say, more;
};

const Source sources[] = {
    {"contact.ease.first",
     {"طمئن قبل أن تسأل", "Put her at ease before you ask"},
     {"شكواها رقم \u206674210\u2069 مفتوحة منذ \u206612\u2069 يومًا. ابدأ بها قبل أي طلب جديد، وقل ما الذي "
      "تم "
      "إلى الآن ومتى يصلها الجديد.",
      "Her complaint \u206674210\u2069 has been open for 12 days. Begin with it before anything new: say "
      "what was done so far and when she will hear more."},
     {"أهلًا أستاذة \u2068ليلى\u2069، قبل أي شيء أودّ أن أخبرك أين وصلت شكواك بشأن الفاتورة.",
      "Good morning Dr \u2068Layla\u2069. Before anything else, let me tell you where your complaint about "
      "the invoice stands."},
     {"أستاذة \u2068ليلى\u2069، أعرف أنك تنتظرين، ولديّ الجديد.",
      "Dr Layla, I know you are waiting, and I have news."}},
    {"contact.skip.basics",
     {"خبيرة: تجاوز الأساسيات", "An expert: skip the basics"},
     {"تعمل في الشبكات منذ خمسة عشر عامًا. ادخل في التفاصيل مباشرة واسألها عن رأيها.",
      "She has worked in networks for fifteen years. Go straight to the detail and ask what she thinks."},
     {"ما الذي جرّبتِه إلى الآن؟", "What have you tried so far?"},
     {"", ""}},
    {"contact.curiosity",
     {"اقتراحها السابق نُفِّذ، أخبرها بذلك", "Her earlier suggestion was acted on: tell her"},
     {"اقترحت في الربيع أن تُرسل الفاتورة قبل موعدها بأسبوع، وصار ذلك منذ شهر.",
      "In spring she suggested sending the invoice a week earlier; that has been so for a month."},
     {"", ""},
     {"", ""}},
    {"contact.interest",
     {"تحب التصوير: مثال من عالمها", "She likes photography: an example from her world"},
     {"استعمل مثالًا من التصوير إن احتجت إلى شرح.", "Use an example from photography if you need to explain."},
     {"", ""},
     {"", ""}},
    {"contact.channel",
     {"اعرض المتابعة بالبريد", "Offer to go on by mail"},
     {"تفضّل البريد على الهاتف.", "She prefers mail to the phone."},
     {"", ""},
     {"", ""}},
};

class MadeUpDesk final : public Desk {
 public:
  explicit MadeUpDesk(std::string what) : what_(std::move(what)) { test::furnish(page_, ago({})); }

  Result<std::vector<app::Account>> accounts() override {
    if (what_ == "broken")
      return Error{ErrorCode::configuration, "The home cannot be written", "/srv/rafiq",
                   "Give this user the right to write there"};
    if (what_ == "empty" && !sample_) return std::vector<app::Account>{};
    app::Account account;
    account.name = "sample";
    account.state = what_ == "failing" ? AccountState::failing : AccountState::ready;
    account.reason =
        what_ == "failing" ? "crm.example does not answer. It will be tried again in 5 minutes." : "";
    account.last_sync = ago(what_ == "failing" ? std::chrono::minutes{190} : std::chrono::minutes{5});
    return std::vector{account};
  }
  Result<std::vector<app::SearchHit>> search(const std::string& text) override {
    std::vector<app::SearchHit> hits{
        {CustomerId{1}, "ليلى عبد الرحمن الحسيني", "+20 100 123 4567 · sample"},
        {CustomerId{2}, "Laila Anderson", "laila.anderson@mail.example · sample"},
        {CustomerId{3}, "ليلى كمال", "layla.kamal@mail.example · sample"},
        {CustomerId{4}, "Omar Haddad-Whitfield of the Northern Provinces", "+44 20 7946 0000"}};
    if (text == "zzz") hits.clear();
    return hits;
  }
  Result<CustomerId> resolve(const std::string&) override { return CustomerId{1}; }
  Result<Visit> visit(CustomerId id, Language language) override {
    if (what_ == "broken") return accounts().error();
    Visit visit;
    visit.customer.id = id;
    visit.customer.name = id.value % 2 == 1 ? "ليلى عبد الرحمن الحسيني" : "Laila Anderson";
    visit.customer.languages = {"ar", "en"};
    const bool arabic = language == Language::arabic;
    visit.guide.traits = {
        trait(Aspect::form_of_address, "", "د. ليلى", "د. ليلى"),
        trait(Aspect::language, "ar", arabic ? "العربية" : "Arabic", "ar"),
        trait(Aspect::preferred_channel, "mail", arabic ? "البريد" : "e-mail", "email"),
        trait(Aspect::experience, "expert", arabic ? "خبير" : "expert", "15 years, networks"),
        trait(Aspect::education, "master", arabic ? "ماجستير" : "master's degree", "master"),
        trait(Aspect::attitude_to_questions, "resents", "", "لا تحب كثرة الأسئلة")};
    visit.interaction = interaction_;
    visit.guide.language = language;
    if (interaction_) visit.guide.stage = interaction_->stage;
    if (what_ == "none") return visit;
    const auto first = static_cast<std::size_t>(visit.guide.stage) % std::size(sources);
    for (std::size_t at = 0; at < std::size(sources); ++at) {
      const Source& source = sources[(first + at) % std::size(sources)];
      if (gone_.contains(source.id)) continue;
      Recommendation card;
      card.card = source.id;
      card.title = source.title.in(language);
      card.body = source.body.in(language);
      card.say = source.say.in(language);
      if (!source.more.in(language).empty()) card.say_more = {source.more.in(language)};
      card.why.rule =
          language == Language::arabic
              ? "المرحلة هي الترحيب، وللعميل شكوى مفتوحة منذ أكثر من سبعة أيام"
              : "The stage is welcome, and the customer has had a complaint open for more than seven days";
      card.why.facts = {{language == Language::arabic ? "شكوى مفتوحة" : "Open complaint", "Invoice of March",
                         "CRM field Status of sample", ago(std::chrono::hours{300})},
                        {language == Language::arabic ? "الخبرة" : "Experience", "15 years",
                         "CRM field Experience of sample", ago(std::chrono::hours{900})}};
      visit.guide.recommendations.push_back(card);
    }
    visit.guide.in_sight = std::min<std::size_t>(3, visit.guide.recommendations.size());
    visit.guide.withheld = {
        {"know.culture",
         language == Language::arabic ? "تحية تناسب خلفيتها" : "A greeting that fits her background",
         language == Language::arabic ? "لا موافقة مسجّلة على استعمال الخلفية الثقافية"
                                      : "No consent to use the cultural background is recorded"}};
    return visit;
  }
  Result<Interaction> begin(CustomerId customer, Channel channel) override {
    if (!interaction_)
      interaction_ = Interaction{
          InteractionId{1}, customer, channel, "", Stage::welcome, ago(std::chrono::minutes{3}), {}, {}};
    return *interaction_;
  }
  Status move_to(InteractionId, Stage stage) override {
    interaction_->stage = stage;
    return success();
  }
  Status change_channel(InteractionId, Channel channel) override {
    interaction_->channel = channel;
    return success();
  }
  Status end(InteractionId) override {
    interaction_.reset();
    return success();
  }
  Status react(InteractionId, const Reacting& reacting) override {
    gone_.insert(reacting.card);
    return success();
  }
  Status undo(InteractionId, const std::string& card) override {
    gone_.erase(card);
    return success();
  }
  Result<std::string> add_sample() override {
    sample_ = true;
    return std::string{"sample"};
  }
  std::int64_t change_counter() override { return 1; }
  Status resume(InteractionId id) override {
    interaction_ = Interaction{
        id, CustomerId{1}, Channel::phone, "", Stage::welcome, ago(std::chrono::minutes{3}), {}, {}};
    return success();
  }
  ProfileDesk& profile() override { return page_.profile; }
  PromiseDesk& promises() override { return page_.promises; }
  JourneyDesk& journey() override { return page_.journey; }
  RightsDesk& rights() override { return page_.rights; }
  TalkDesk& talks() override { return page_.talks; }
  MomentDesk& moments() override { return page_.moments; }
  RoomDesks* rooms() override { return rooms_.get(); }

 private:
  std::string what_;
  std::unique_ptr<RoomDesks> rooms_ = made_up_rooms(what_);
  bool sample_ = false;
  std::optional<Interaction> interaction_;
  std::set<std::string> gone_;
  test::MadeUpPage page_;
};

class NoCourier final : public Courier {
 public:
  void sync_soon() override {}
};

// A browser that waits the first time until it is given up, declines the second time, and signs in from then
// on.
class MadeUpSignIns final : public SignIns {
 public:
  explicit MadeUpSignIns(ToScreen to_screen) : to_screen_(std::move(to_screen)) {}
  void start(const std::string&, std::function<void(const Status&)> ended) override {
    ended_ = std::move(ended);
    ++times_;
    if (times_ == 2)
      end(Error{ErrorCode::authentication, "The sign-in was declined in the browser", "account hub",
                "What was there before stays"});
    if (times_ > 2) end(success());
  }
  void cancel() override { end(Error{ErrorCode::cancelled, "The sign-in was cancelled", "account hub", ""}); }

 private:
  void end(const Status& status) {
    to_screen_([ended = ended_, status = std::make_shared<Status>(status)] { ended(*status); });
  }
  ToScreen to_screen_;
  std::function<void(const Status&)> ended_;
  int times_ = 0;
};

std::optional<Language> language_in(const std::string& file) {
  std::string language;
  std::ifstream(file) >> language;
  return language_from(language);
}

}  // namespace

int main(int argc, char** argv) {
  auto parsed = parse_options(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const char* set = std::getenv("RAFIQ_MADE_UP");
  Ground ground;
  ground.make_desk = [what = std::string(set ? set : "")] { return std::make_unique<MadeUpDesk>(what); };
  ground.make_courier = [](ToScreen, std::function<void(const SyncState&)>) {
    return std::make_unique<NoCourier>();
  };
  ground.make_sign_ins = [](ToScreen to_screen) {
    return std::make_unique<MadeUpSignIns>(std::move(to_screen));
  };
  if (set && std::string_view(set).starts_with("governed "))
    ground.governed_language = [language = std::string(set + 9)] { return language_from(language); };
  if (const char* file = std::getenv("RAFIQ_MADE_UP_LANGUAGE"))
    ground.governed_language = [file = std::string(file)] { return language_in(file); };
  if (std::getenv("RAFIQ_MADE_UP_NOW")) ground.clock = std::make_shared<FixedClock>(made_up_now());
  return run(std::get<Options>(std::move(parsed)), std::move(ground), argv[0]);
}
