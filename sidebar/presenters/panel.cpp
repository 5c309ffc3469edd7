// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/panel.hpp"

#include "sidebar/presenters/describe.hpp"

#include <algorithm>

namespace rafiq::sidebar {

Panel::Panel(Parts parts, Language language) : parts_(std::move(parts)), words_(parts_.words(language)) {}

// The answer runs only while the panel lives.
template <class Question, class Answer>
void Panel::ask(Topic topic, Question question, Answer answer) {
  parts_.office.post(topic,
                     [question = std::move(question), answer = std::move(answer),
                      alive = std::weak_ptr<int>(alive_)](Desk& desk) -> Office::Answer {
                       return [result = question(desk), answer, alive]() mutable {
                         if (!alive.expired()) answer(std::move(result));
                       };
                     });
}

void Panel::start(const std::string& reference, CustomerId remembered) {
  if (!reference.empty()) {
    open_reference(reference);
  } else if (remembered.valid()) {
    open(remembered);
  } else {
    search({});
  }
  load_accounts();
}

void Panel::load_accounts() {
  ask(
      Topic::accounts, [](Desk& desk) { return desk.accounts(); },
      [this](Result<std::vector<app::Account>> accounts) { accounts_arrived(std::move(accounts)); });
}

void Panel::accounts_arrived(Result<std::vector<app::Account>> accounts) {
  if (accounts) {
    accounts_ = std::move(accounts).value();
  } else if (!visit_) {
    trouble_ = accounts.error();
  }
  show();
}

void Panel::search(const std::string& text) {
  searching_ = true;
  search_text_ = text;
  const auto serial = ++search_serial_;
  ask(
      Topic::search, [text](Desk& desk) { return desk.search(text); },
      [this, serial](Result<std::vector<app::SearchHit>> hits) {
        if (serial != search_serial_) return;
        if (!hits) return fail(hits.error());
        hits_ = std::move(hits).value();
        show();
      });
}

void Panel::leave_search() {
  ++search_serial_;
  if (!customer_.valid()) {
    if (!search_text_.empty()) search({});
    return;
  }
  searching_ = false;
  search_text_.clear();
  show();
}

void Panel::open(CustomerId customer) {
  searching_ = false;
  search_text_.clear();
  ++search_serial_;
  if (customer != customer_) {
    visit_.reset();
    asked_stage_.reset();
    undo_.reset();
    complaint_.clear();
    open_card_.clear();
    why_card_.clear();
    wording_.clear();
    more_ = withheld_open_ = false;
    channel_ = Channel::phone;
  }
  customer_ = customer;
  trouble_.reset();
  load_visit();
}

void Panel::open_reference(const std::string& reference) {
  ask(
      Topic::visit, [reference](Desk& desk) { return desk.resolve(reference); },
      [this](Result<CustomerId> customer) {
        if (customer) return open(customer.value());
        trouble_ = customer.error();
        show();
      });
}

void Panel::load_visit() {
  if (!customer_.valid()) return;
  const auto serial = ++visit_serial_;
  ask(
      Topic::visit,
      [customer = customer_, language = language()](Desk& desk) { return desk.visit(customer, language); },
      [this, serial](Result<Visit> visit) {
        if (serial == visit_serial_) visit_arrived(std::move(visit));
      });
}

void Panel::visit_arrived(Result<Visit> visit) {
  asked_stage_.reset();
  if (!visit) {
    if (visit.error().code == ErrorCode::not_found) {
      customer_ = {};
      visit_.reset();
      parts_.remember(customer_);
      return search({});
    }
    if (!visit_) {
      trouble_ = visit.error();
      return show();
    }
    return fail(visit.error());
  }
  const auto first = [](const std::optional<Visit>& one) {
    return one && one->guide.in_sight > 0 ? one->guide.recommendations.front().card : std::string{};
  };
  const std::string before = first(visit_);
  visit_ = std::move(visit).value();
  if (visit_->interaction) channel_ = visit_->interaction->channel;
  if (const auto now = first(visit_); now != before && !now.empty()) {
    announcement_ = fill(words_->say("Recommendation: {title}"),
                         {{"title", visit_->guide.recommendations.front().title}});
    open_card_.clear();
  }
  trouble_.reset();
  parts_.remember(customer_);
  show();
}

// Everything that writes needs an interaction: an open one is continued.
void Panel::change(std::function<Status(Desk&, InteractionId)> what,
                   std::function<void(InteractionId)> then) {
  if (!customer_.valid()) return;
  complaint_.clear();
  ++visit_serial_;  // what is on its way was read before this change
  ask(
      Topic::change,
      [customer = customer_, channel = channel_,
       what = std::move(what)](Desk& desk) -> Result<InteractionId> {
        RAFIQ_TRY(auto interaction, desk.begin(customer, channel));
        RAFIQ_TRY(what(desk, interaction.id));
        return interaction.id;
      },
      [this, customer = customer_, then = std::move(then)](Result<InteractionId> interaction) {
        if (customer != customer_) return;
        if (!interaction) {
          asked_stage_.reset();
          fail(interaction.error());
        } else if (then) {
          then(interaction.value());
        }
        load_visit();
      });
}

void Panel::move_to(Stage stage) {
  if (!visit_) return;
  asked_stage_ = stage;
  undo_.reset();
  more_ = false;
  show();
  change([stage](Desk& desk, InteractionId interaction) { return desk.move_to(interaction, stage); });
}

void Panel::use_channel(Channel channel) {
  channel_ = channel;
  show();
  change(
      [channel](Desk& desk, InteractionId interaction) { return desk.change_channel(interaction, channel); });
}

void Panel::begin_or_end() {
  if (!visit_) return;
  if (visit_->interaction)
    change([](Desk& desk, InteractionId interaction) { return desk.end(interaction); },
           [this](InteractionId) { undo_.reset(); });
  else
    change([](Desk&, InteractionId) -> Status { return success(); });
}

void Panel::unfold(const std::string& card) {
  open_card_ = card;
  show();
}

void Panel::show_more() {
  more_ = !more_;
  show();
}

void Panel::toggle_why(const std::string& card) {
  why_card_ = why_card_ == card ? std::string{} : card;
  show();
}

void Panel::toggle_withheld() {
  withheld_open_ = !withheld_open_;
  show();
}

void Panel::next_wording(const std::string& card) {
  ++wording_[card];
  show();
}

void Panel::react(const std::string& card, ReactionKind kind, std::chrono::minutes snooze_for) {
  const Recommendation* recommendation = find(card);
  if (!recommendation) return;
  const Undo step{{}, card, recommendation->title, kind};
  change([reacting = Reacting{card, kind, snooze_for}](
             Desk& desk, InteractionId interaction) { return desk.react(interaction, reacting); },
         [this, step](InteractionId interaction) {
           undo_ = step;
           undo_->interaction = interaction;
         });
}

void Panel::undo() {
  if (!undo_) return;
  const Undo step = *undo_;
  undo_.reset();
  change([step](Desk& desk, InteractionId) { return desk.undo(step.interaction, step.card); },
         [this, step](InteractionId) { open_card_ = step.card; });
}

void Panel::leave_toast() {
  undo_.reset();
  complaint_.clear();
  show();
}

void Panel::set_language(Language language) {
  if (language == words_->language()) return;
  words_ = parts_.words(language);
  show();
  load_visit();
}

void Panel::notice_button() {
  if (trouble_) {
    trouble_.reset();
    load_accounts();
    return customer_.valid() ? load_visit() : search(search_text_);
  }
  if (adding_sample_) return;
  adding_sample_ = true;
  show();
  ask(
      Topic::change, [](Desk& desk) { return desk.add_sample(); },
      [this](Result<std::string> account) {
        adding_sample_ = false;
        if (!account) {
          trouble_ = account.error();
          return show();
        }
        load_accounts();
        parts_.courier.sync_soon();
      });
}

void Panel::sync_now() {
  parts_.courier.sync_soon();
}

void Panel::sync_changed(const SyncState& state) {
  const bool ended = !sync_.account.empty() && state.account != sync_.account;
  sync_ = state;
  if (!ended) return show();
  load_accounts();
  if (!customer_.valid() || searching_) search(search_text_);
  load_visit();
}

void Panel::tick() {
  ask(
      Topic::watch, [](Desk& desk) { return desk.change_counter(); },
      [this](std::int64_t counter) {
        const bool changed = std::exchange(change_counter_, counter) != counter;
        if (!changed) return show();
        load_accounts();
        load_visit();
      });
}

void Panel::fail(const Error& error) {
  complaint_ = error.message();
  announcement_ = complaint_;
  show();
}

const Recommendation* Panel::find(const std::string& card) const {
  if (!visit_) return nullptr;
  const auto& all = visit_->guide.recommendations;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.card == card; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace rafiq::sidebar
