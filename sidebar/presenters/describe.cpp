// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/describe.hpp"

#include "sidebar/presenters/core_words.hpp"

namespace rafiq::sidebar {
std::string stage_name(const Words& words, Stage stage) {
  switch (stage) {
    case Stage::welcome:
      return words.say("Welcome");
    case Stage::need:
      return words.say("Need");
    case Stage::presentation:
      return words.say("Present");
    case Stage::closing:
      return words.say("Closing");
    case Stage::follow_up:
      return words.say("Follow up");
  }
  return {};
}

std::string channel_name(const Words& words, Channel channel) {
  switch (channel) {
    case Channel::phone:
      return words.say("Phone");
    case Channel::branch:
      return words.say("Branch");
    case Channel::chat:
      return words.say("Chat");
    case Channel::mail:
      return words.say("Mail");
    case Channel::web:
      return words.say("Web");
  }
  return {};
}

Icon icon_of(Channel channel) {
  switch (channel) {
    case Channel::phone:
      return Icon::phone;
    case Channel::branch:
      return Icon::branch;
    case Channel::chat:
      return Icon::chat;
    case Channel::mail:
      return Icon::mail;
    case Channel::web:
      return Icon::web;
  }
  return Icon::none;
}

Detail labelled(const Words& words, Icon icon, const char* label, const std::string& text) {
  return {icon, text, fill(words.say(label), {{"value", text}})};
}

WhereView describe_where(const Words& words, Stage stage, Channel channel,
                         const std::optional<Interaction>& running, TimePoint now) {
  WhereView where;
  const std::string contact = words.say("Initial contact");
  const std::string service = words.say("Service");
  for (const Stage each : all_stages) {
    const bool initial = phase_of(each) == Phase::initial_contact;
    if (where.phases.empty() || (!initial && where.phases.size() == 1))
      where.phases.push_back({initial ? contact : service, 0, phase_of(each) == phase_of(stage)});
    const int number = ++where.phases.back().stages + (initial ? 0 : where.phases.front().stages);
    const std::string text = stage_name(words, each);
    where.stages.push_back(
        {each, text,
         fill(words.say("Stage {number} of 5: {stage}, {phase}"),
              {{"number", std::to_string(number)}, {"stage", text}, {"phase", where.phases.back().text}}),
         each == stage  ? StageView::Place::current
         : each < stage ? StageView::Place::done
                        : StageView::Place::ahead});
  }
  where.channel = labelled(words, icon_of(channel), mark("Channel: {value}"), channel_name(words, channel));
  for (const Channel each : all_channels) where.channels.push_back(channel_name(words, each));
  where.running = running.has_value();
  where.time = running ? fill(words.say("Began {ago}"), {{"ago", ago(words, running->started, now)}})
                       : words.say("Not begun yet");
  where.begin_or_end = running ? words.say("End") : words.say("Begin");
  return where;
}

WhyView describe_why(const Words& words, const Explanation& why) {
  WhyView view{.rule = why.rule, .facts = {}};
  for (const FactUsed& fact : why.facts) {
    std::string source = fact.source;
    if (fact.noted_at)
      source =
          fill(words.say("{source}, {date}"), {{"source", source}, {"date", date(words, *fact.noted_at)}});
    view.facts.push_back(
        {fill(words.say("{name}: {value}"),
              {{"name", fact.label.empty() ? fact.name : fact.label}, {"value", fact.value}}),
         source});
  }
  return view;
}

StripView describe_strip(const Words& words, const std::vector<app::Account>& accounts, const SyncState& sync,
                         TimePoint now) {
  StripView strip;
  strip.can_sync = !accounts.empty() && sync.account.empty();
  if (!sync.account.empty()) {
    strip.tone = StripView::Tone::busy;
    const auto records = std::to_string(sync.records);
    strip.text =
        sync.total > 0
            ? fill(words.say("Reading {account}: {done} of {total}"),
                   {{"account", sync.account}, {"done", records}, {"total", std::to_string(sync.total)}})
            : fill(words.say("Reading {account}: {done} so far"),
                   {{"account", sync.account}, {"done", records}});
    return strip;
  }
  std::optional<TimePoint> oldest;
  for (const auto& account : accounts) {
    if (account.state == AccountState::failing || account.state == AccountState::quarantined) {
      strip.tone = StripView::Tone::warning;
      strip.text = account.last_sync
                       ? fill(words.say("{account} cannot be read. What you see was read {ago}"),
                              {{"account", account.name}, {"ago", ago(words, *account.last_sync, now)}})
                       : fill(words.say("{account} cannot be read"), {{"account", account.name}});
      strip.detail = core_words(words, account.reason);
      return strip;
    }
    if (account.last_sync && (!oldest || *account.last_sync < *oldest)) oldest = account.last_sync;
  }
  strip.text = oldest ? fill(words.say("Synced {ago}"), {{"ago", ago(words, *oldest, now)}})
                      : words.say("Not synced yet");
  return strip;
}

NoticeView describe_error(const Words& words, const Error& error) {
  const auto title = [&] {
    switch (error.code) {
      case ErrorCode::unreachable:
        return words.say("The CRM cannot be reached");
      case ErrorCode::authentication:
        return words.say("The sign-in was refused");
      case ErrorCode::not_found:
        return words.say("There is no such customer here");
      case ErrorCode::conflict:
        return words.say("Something stands in the way");
      case ErrorCode::configuration:
        return words.say("A setting must be corrected");
      case ErrorCode::bad_data:
        return words.say("The data cannot be read");
      default:
        return words.say("Something went wrong");
    }
  }();
  NoticeView notice;
  notice.title = title;
  notice.text = core_words(words, error);
  notice.button = words.say("Try again");
  notice.trouble = true;
  return notice;
}

NoticeView describe_empty(const Words& words, bool adding) {
  NoticeView notice;
  notice.title = words.say("Nobody to serve yet");
  notice.text = words.say("Look around with invented customers, or connect the CRM that you use.");
  notice.button = adding ? words.say("Opening the sample data") : words.say("Open the sample data");
  notice.busy = adding;
  notice.to_accounts = words.say("Add an account");
  return notice;
}

}  // namespace rafiq::sidebar
