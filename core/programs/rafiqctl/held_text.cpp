// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/held_text.hpp"

#include "core/programs/rafiqctl/held_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::ctl {
namespace {

class Writing {
 public:
  Writing(const app::HeldOnCustomer& held, Language language) : held_(held), language_(language) {}

  std::string run() {
    person();
    records();
    facts();
    touchpoints();
    promises();
    interactions();
    claims();
    noticed();
    edits();
    links();
    kept_aside();
    ending();
    return std::move(text_);
  }

 private:
  using Words = std::vector<std::string>;

  [[nodiscard]] std::string in(Both both) const { return std::string(both.in(language_)); }
  // A day and a minute, as they are told apart in the list.
  [[nodiscard]] std::string when(TimePoint time) const {
    auto text = to_iso8601(time).substr(0, 16);
    text[10] = ' ';
    return text;
  }

  void line(const std::string& text) { text_ += text + "\n"; }
  void heading(Both both) { line("\n" + in(both)); }
  void item(const std::string& text) { line("- " + text); }
  void detail(const std::string& text) { line("  " + text); }
  void named(Both what, const std::string& value) {
    if (!value.empty()) item(in(what) + ": " + value);
  }
  [[nodiscard]] std::string joined(const Words& words) const {
    std::string text;
    const std::string_view comma = language_ == Language::arabic ? "، " : ", ";
    for (const auto& word : words)
      if (!word.empty()) text += (text.empty() ? std::string() : std::string(comma)) + word;
    return text;
  }
  [[nodiscard]] std::string with(Both what, const std::string& value) const {
    return value.empty() ? std::string() : in(what) + " " + value;
  }

  void person() {
    line(fmt::format(
        fmt::runtime(in({"What is held on {} on this machine", "ما هو محفوظ عن {} على هذا الجهاز"})),
        held_.customer.name));
    line(fmt::format(fmt::runtime(in({"Put together on {} (UTC)", "جُمع في {} (بالتوقيت العالمي)"})),
                     when(held_.at)));
    heading({"The person", "الشخص"});
    named({"Name", "الاسم"}, held_.customer.name);
    named({"Also known as", "أسماء أخرى"}, joined(held_.customer.other_names));
    for (const auto& phone : held_.customer.phones) named({"Phone", "هاتف"}, labelled(phone));
    for (const auto& mail : held_.customer.mails) named({"Mail", "بريد"}, labelled(mail));
    named({"Languages", "اللغات"}, joined(held_.customer.languages));
    if (held_.served_at) named({"Last served", "آخر خدمة"}, when(*held_.served_at));
  }
  static std::string labelled(const ContactPoint& point) {
    return point.label.empty() ? point.value : point.value + " (" + point.label + ")";
  }

  void records() {
    heading({"In which systems", "في أي أنظمة"});
    for (const auto& record : held_.records) {
      if (record.kind != "customer") continue;
      item(joined({record.account + ": " + record.entity + " " + record.id, record.url}));
      Words words{with({"seen here first on", "أول ظهور هنا في"}, when(record.first_seen))};
      if (record.modified_at)
        words.push_back(with({"changed there on", "تغيّر هناك في"}, when(*record.modified_at)));
      if (record.gone)
        words.push_back(in({"deleted there; only its place is remembered", "حُذف هناك؛ لا يبقى إلا موضعه"}));
      detail(joined(words));
    }
    const auto others = std::count_if(held_.records.begin(), held_.records.end(),
                                      [](const HeldRecord& record) { return record.kind != "customer"; });
    if (others > 0)
      item(fmt::format(
          fmt::runtime(in({"{} more records hang from these; they are the journey and the promises below",
                           "يتبعها {} سجلا آخر هي الرحلة والوعود أدناه"})),
          others));
  }

  void facts() {
    if (held_.facts.empty()) return;
    heading({"What is known", "المعروف عنه"});
    for (const auto& fact : held_.facts) {
      const auto label = fact.aspect == Aspect::other ? fact.label : in(word_of(fact.aspect));
      item(label + ": " + (fact.unreadable ? in(word_of(*fact.unreadable)) : fact.value));
      Words words{in(word_of(fact.source)) + " (" + fact.who + ")", when(fact.noted_at),
                  with({"purpose:", "الغرض:"}, fact.purpose), consent(fact)};
      if (fact.expires_at) words.push_back(with({"until", "حتى"}, when(*fact.expires_at)));
      detail(joined(words));
    }
  }
  [[nodiscard]] std::string consent(const Fact& fact) const {
    if (!fact.consent) return in({"no consent recorded", "لا موافقة مسجلة"});
    const auto word = fact.consent->given ? in({"consent given", "وافق"}) : in({"consent refused", "رفض"});
    return word + (fact.consent->recorded_by.empty() ? "" : " (" + fact.consent->recorded_by + ")") +
           (fact.consent->at ? " " + when(*fact.consent->at) : "");
  }

  void touchpoints() {
    if (held_.touchpoints.empty()) return;
    heading({"The journey", "الرحلة"});
    for (const auto& one : held_.touchpoints) {
      item(when(one.at) + "  " + one.what);
      Words words{one.by_customer ? in({"by the customer", "من العميل"})
                                  : in({"by the organisation", "من المؤسسة"})};
      if (one.channel) words.push_back(in(word_of(*one.channel)));
      if (one.feeling) words.push_back(with({"feeling:", "الشعور:"}, in(word_of_feeling(*one.feeling))));
      if (one.effort) words.push_back(with({"effort:", "الجهد:"}, in(word_of_effort(*one.effort))));
      if (one.about)
        words.push_back(
            with({"about:", "بشأن:"}, one.about->subject.empty() ? one.about->id : one.about->subject));
      words.push_back(one.account.empty() ? in({"noted here", "دُوّن هنا"}) : one.account);
      detail(joined(words));
    }
  }

  void promises() {
    if (held_.promises.empty()) return;
    heading({"Promises", "الوعود"});
    for (const auto& promise : held_.promises) {
      const auto& one = promise.commitment;
      item(one.what);
      detail(joined({with({"made", "قُطع"}, when(one.made)), with({"due", "موعده"}, when(one.due)),
                     in(word_of(one.state)),
                     one.account.empty() ? in({"noted here", "دُوّن هنا"}) : one.account}));
      for (const auto& change : promise.changes)
        detail(joined({when(change.at), in(word_of(change.state)), change.reason}));
    }
  }

  void interactions() {
    if (held_.interactions.empty()) return;
    heading({"Conversations served on this machine", "محادثات خُدمت على هذا الجهاز"});
    for (const auto& served : held_.interactions) {
      const auto& one = served.interaction;
      item(joined({when(one.started), in(word_of(one.channel)), one.reason,
                   with({"stage:", "المرحلة:"}, in(word_of(one.stage)))}));
      if (one.ended) detail(with({"ended", "انتهت"}, when(*one.ended)));
      for (const auto& event : one.events)
        detail(joined({when(event.at), in(word_of(event.kind)), event.note}));
      for (const auto& reaction : served.reactions)
        detail(joined({when(reaction.at),
                       with({"advice", "نصيحة"}, reaction.card) + " " + in(word_of(reaction.kind)),
                       reaction.text}));
      Words cards;
      for (const auto& card : served.cards) cards.push_back(card.card);
      if (!cards.empty())
        detail(with({"advice shown to the agent:", "نصائح عُرضت على الموظف:"}, joined(cards)));
    }
  }

  void claims() {
    if (held_.claims.empty()) return;
    heading({"Rights that were claimed", "حقوق طُلبت"});
    for (const auto& claim : held_.claims) item(joined({when(claim.at), claim.entitlement, claim.case_id}));
  }

  void noticed() {
    if (held_.noticed.empty()) return;
    heading({"What the customer noticed", "ما لاحظه العميل"});
    for (const auto& one : held_.noticed) item(joined({when(one.at), one.what}));
  }

  void edits() {
    if (held_.edits.empty()) return;
    heading({"Changes that a system does not have yet", "تغييرات لم تصل إلى نظامها بعد"});
    for (const auto& edit : held_.edits) {
      const auto values = [&](const Values& all) { return joined(Words(all.begin(), all.end())); };
      item(joined(
          {edit.account, edit.label.empty() ? edit.field : edit.label, values(edit.local), edit.content}));
      detail(joined({when(edit.made), in(word_of(edit.state)), edit.reason}));
    }
  }

  void links() {
    if (held_.links.empty()) return;
    heading({"Customers linked as one person", "عملاء رُبطوا شخصا واحدا"});
    for (const auto& link : held_.links)
      item(joined({link.other_name, joined(link.refs), with({"linked by", "ربطه"}, link.by), when(link.at)}));
  }

  void kept_aside() {
    if (held_.kept_aside.empty()) return;
    heading({"Records that could not be read", "سجلات تعذّرت قراءتها"});
    for (const auto& aside : held_.kept_aside) {
      item(joined({aside.account, aside.entity + " " + aside.id, when(aside.at), aside.reason}));
      detail(aside.content);
    }
  }

  void ending() {
    line("");
    line(
        in({"The systems named above have their own copies, which this machine cannot show or remove. The "
            "JSON form of "
            "this export also holds every record as it came.",
            "للأنظمة المذكورة أعلاه نسخها الخاصة، ولا يملك هذا الجهاز عرضها ولا حذفها. وفي صيغة JSON من هذا "
            "التصدير كل "
            "سجل كما جاء."}));
  }

  const app::HeldOnCustomer& held_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string held_text(const app::HeldOnCustomer& held, Language language) {
  return Writing(held, language).run();
}

}  // namespace rafiq::ctl
