// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/panel.hpp"

#include "sidebar/presenters/core_words.hpp"
#include "sidebar/presenters/describe.hpp"

#include <algorithm>

namespace rafiq::sidebar {

Panel::Panel(Parts parts, Language language)
    : parts_(std::move(parts)),
      bench_(parts_.office, parts_.clock, parts_.words(language), bench_hooks()),
      labels_(describe_labels(bench_.words())),
      calm_(bench_),
      tabs_(bench_,
            [this]() -> const std::vector<Trait>& {
              static const std::vector<Trait> none;
              return visit_ ? visit_->guide.traits : none;
            }),
      note_(bench_, {[this] { tabs_.talk().took("not_convinced"); }, [this] { calm_.enter(); },
                     [this] { calm_.leave(); }}) {}

Bench::Hooks Panel::bench_hooks() {
  return {[this] { show(); },
          [this] {
            complaint_.clear();
            ++visit_serial_;
          },
          [this] { read_again(); }, [this](const Error& error) { fail(error); },
          [this](Deed deed) {
            done_ = std::move(deed);
            complaint_.clear();
          }};
}

// A change of ours may change everything that is on screen.
void Panel::read_again() {
  load_visit();
  tabs_.reload();
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
  if (!bench_.customer.valid()) {
    if (!search_text_.empty()) search({});
    return;
  }
  searching_ = false;
  search_text_.clear();
  show();
}

void Panel::open(CustomerId customer) {
  turn_to(customer);
  load_visit();
  tabs_.reload();
}

void Panel::turn_to(CustomerId customer) {
  searching_ = false;
  search_text_.clear();
  ++search_serial_;
  if (customer != bench_.customer) {
    forget_customer();
    bench_.customer = customer;
    note_.take_up();
  }
  trouble_.reset();
}

void Panel::forget_customer() {
  visit_.reset();
  asked_stage_.reset();
  done_.reset();
  complaint_.clear();
  open_card_.clear();
  why_card_.clear();
  wording_.clear();
  more_ = withheld_open_ = focused_ = false;
  bench_.channel = Channel::phone;
  calm_.leave();
  tabs_.clear();
  note_.put_aside();
}

// Who it is and what to show of them in one go: while the window is being made nobody would ask for the rest.
void Panel::open_reference(const std::string& reference) {
  struct Found {
    CustomerId customer;
    Result<Visit> visit;
  };
  ask(
      Topic::visit,
      [reference, language = guidance_.value_or(language())](Desk& desk) -> Result<Found> {
        RAFIQ_TRY(const auto customer, desk.resolve(reference));
        return Found{customer, desk.visit(customer, language)};
      },
      [this](Result<Found> found) {
        if (!found) {
          trouble_ = found.error();
          return show();
        }
        turn_to(found.value().customer);
        ++visit_serial_;
        visit_arrived(std::move(found.value().visit));
        tabs_.reload();
      });
}

void Panel::load_visit() {
  if (!bench_.customer.valid()) return;
  const auto serial = ++visit_serial_;
  ask(
      Topic::visit,
      [customer = bench_.customer, language = guidance_.value_or(language())](Desk& desk) {
        return desk.visit(customer, language);
      },
      [this, serial](Result<Visit> visit) {
        if (serial == visit_serial_) visit_arrived(std::move(visit));
      });
}

void Panel::visit_arrived(Result<Visit> visit) {
  asked_stage_.reset();
  const bool elsewhere = std::exchange(elsewhere_, false);
  if (!visit) {
    if (visit.error().code == ErrorCode::not_found) {
      bench_.customer = {};
      visit_.reset();
      parts_.remember(bench_.customer);
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
  if (visit_->interaction) bench_.channel = visit_->interaction->channel;
  if (const auto now = first(visit_); now != before && !now.empty()) {
    // While the first words are exchanged nothing speaks up by itself.
    const bool quiet =
        elsewhere && visit_->interaction && phase_of(visit_->guide.stage) == Phase::initial_contact;
    if (!quiet && !calm_.on())
      announcement_ = fill(bench_.words().say("Recommendation: {title}"),
                           {{"title", visit_->guide.recommendations.front().title}});
    open_card_.clear();
  }
  trouble_.reset();
  parts_.remember(bench_.customer);
  show();
}

void Panel::change(Bench::InInteraction what, std::function<void(InteractionId)> then) {
  bench_.in_interaction(std::move(what), [this, then = std::move(then)](Result<InteractionId> interaction) {
    if (!interaction)
      asked_stage_.reset();
    else if (then)
      then(interaction.value());
  });
}

void Panel::move_to(Stage stage) {
  if (!visit_) return;
  const Stage before = asked_stage_.value_or(visit_->guide.stage);
  asked_stage_ = stage;
  tabs_.talk().use_stage(stage);
  done_.reset();
  more_ = false;
  if (phase_of(stage) == Phase::service) focused_ = false;
  show();
  change([stage](Desk& desk, InteractionId interaction) { return desk.move_to(interaction, stage); },
         [this, stage, before](InteractionId interaction) {
           if (stage == before) return;
           done_ = Deed{[stage](const Words& words) {
                          return fill(words.say("Moved to: {stage}"), {{"stage", stage_name(words, stage)}});
                        },
                        [interaction, before](Desk& desk) { return desk.move_to(interaction, before); },
                        {}};
         });
}

void Panel::use_channel(Channel channel) {
  bench_.channel = channel;
  show();
  change(
      [channel](Desk& desk, InteractionId interaction) { return desk.change_channel(interaction, channel); });
}

void Panel::begin_or_end() {
  if (!visit_) return;
  if (!visit_->interaction) return change([](Desk&, InteractionId) -> Status { return success(); });
  focused_ = false;
  change([](Desk& desk, InteractionId interaction) { return desk.end(interaction); },
         [this](InteractionId ended) {
           done_ = Deed{said(mark("The conversation has ended")),
                        [ended](Desk& desk) { return desk.resume(ended); },
                        {}};
         });
}

void Panel::toggle_focus() {
  focused_ = !focused_;
  show();
}

void Panel::open_tab(Tab tab) {
  if (!visit_) return;
  tabs_.talk().use_stage(visit_->guide.stage);
  tabs_.open(tab);
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
  change([reacting = Reacting{card, kind, snooze_for}](
             Desk& desk, InteractionId interaction) { return desk.react(interaction, reacting); },
         [this, card, kind, title = recommendation->title](InteractionId interaction) {
           done_ = Deed{reaction_said(kind, title),
                        [interaction, card](Desk& desk) { return desk.undo(interaction, card); },
                        [this, card] { open_card_ = card; }};
         });
}

void Panel::undo() {
  if (!done_ || !done_->take_back) return;
  const Deed deed = *std::exchange(done_, std::nullopt);
  ++visit_serial_;
  bench_.ask_here(
      Topic::change, [deed](Desk& desk) { return deed.take_back(desk); },
      [this, deed](Status taken) {
        if (!taken) {
          fail(taken.error());
        } else if (deed.then) {
          deed.then();
        }
        read_again();
      });
}

void Panel::leave_toast() {
  done_.reset();
  complaint_.clear();
  show();
}

void Panel::set_language(Language language) {
  speak(language, guidance_);
}

void Panel::speak(Language language, std::optional<Language> guidance) {
  auto words = parts_.words(language);
  if (words.get() == &bench_.words() && guidance == guidance_) return;
  guidance_ = guidance;
  bench_.use(std::move(words));
  labels_ = describe_labels(bench_.words());
  show();
  calm_.reload();
  read_again();
}

void Panel::notice_button() {
  if (trouble_) {
    trouble_.reset();
    load_accounts();
    return bench_.customer.valid() ? load_visit() : search(search_text_);
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
  if (!bench_.customer.valid() || searching_) search(search_text_);
  elsewhere_ = true;
  read_again();
}

void Panel::tick() {
  ask(
      Topic::watch, [](Desk& desk) { return desk.change_counter(); },
      [this](std::int64_t counter) {
        const bool changed = std::exchange(change_counter_, counter) != counter;
        if (!changed) return time_moves_on();
        load_accounts();
        elsewhere_ = true;
        read_again();
      });
}

// What is said of time says minutes: nothing is drawn up again for every look at the database.
void Panel::time_moves_on() {
  constexpr std::chrono::seconds often_enough{10};
  const auto age = parts_.clock->now() - shown_at_;
  if (age < std::chrono::seconds{0} || age >= often_enough) show();
}

void Panel::fail(const Error& error) {
  complaint_ = core_words_with_kind(bench_.words(), error);
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
