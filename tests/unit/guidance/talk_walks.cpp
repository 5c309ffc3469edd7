// SPDX-License-Identifier: Apache-2.0
// Every talk of the default pack, along every way, in both languages, for customers who differ.
#include "core/guidance/talk_track.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <map>
#include <set>

namespace rafiq::guidance::testing {
namespace {

struct Listener {
  std::string who;
  Situation situation;
  bool expert = false;
  bool resents = false;
};

std::vector<Listener> listeners() {
  Listener unknown{"of whom nothing is known", situation(Stage::presentation)};
  unknown.situation.customer.name.clear();
  Listener novice{"a novice", situation(Stage::presentation)};
  novice.situation.facts = {fact(Aspect::experience, "new")};
  Listener expert{"an expert", situation(Stage::presentation), true};
  expert.situation.facts = {fact(Aspect::experience, "expert")};
  Listener resents{"one who resents questions", situation(Stage::presentation), false, true};
  resents.situation.facts = {fact(Aspect::attitude_to_questions, "resents")};
  Listener both{"an expert who resents questions", resents.situation, true, true};
  both.situation.facts.push_back(fact(Aspect::experience, "expert"));
  return {unknown, novice, expert, resents, both};
}

bool asks(const std::string& text) {
  return contains(text, "?") || contains(text, "؟");
}

// Where each part leads, for each reaction.
using Ways = std::map<std::string, std::set<std::string>>;

class Walk {
 public:
  Walk(const Pack& pack, const Talk& talk, const Listener& listener, Language language)
      : pack_(pack), talk_(talk), listener_(listener), language_(language) {}

  void all() {
    const auto track = talk_track(pack_, listener_.situation, language_, talk_.id, TalkForm::script).value();
    REQUIRE_FALSE(track.parts.empty());
    CHECK_FALSE(track.title.empty());
    std::vector<SpokenPart> todo{track.parts.front()};
    while (!todo.empty()) {
      const SpokenPart part = todo.back();
      todo.pop_back();
      if (!ways_.emplace(part.id, std::set<std::string>{}).second) continue;
      check(part);
      for (SpokenPart& next : from(part)) todo.push_back(std::move(next));
    }
    check_every_way_ends();
  }

 private:
  std::vector<SpokenPart> from(const SpokenPart& part) {
    std::vector<SpokenPart> reached;
    std::vector<std::string_view> reactions(talk_reactions.begin(), talk_reactions.end());
    reactions.emplace_back();
    for (std::string_view reaction : reactions) {
      INFO("after " << part.id << ", on " << reaction);
      const auto step =
          talk_step(pack_, listener_.situation, language_, {talk_.id, part.id, reaction, TalkForm::script})
              .value();
      check_line(step.say);
      for (const std::string& line : step.say_more) check_line(line);
      if (reaction == "not_convinced") check_stops_presenting(part, step);
      ways_[part.id].insert(step.part ? step.part->id : "end");
      check_way_out(step);
      if (step.part) reached.push_back(*step.part);
    }
    return reached;
  }

  void check(const SpokenPart& part) const {
    INFO("the part " << part.id);
    CHECK_FALSE(part.point.empty());
    CHECK_FALSE(contains(part.point, "…"));
    CHECK_FALSE(part.say.empty());
    check_line(part.say);
    for (const std::string& line : part.say_more) check_line(line);
    CHECK(part.ways.size() >= 1);
    if (listener_.expert) CHECK_FALSE(is_basics(part.id));
  }

  void check_line(const std::string& line) const {
    INFO(line);
    CHECK_FALSE(contains(line, "${"));
    CHECK_FALSE(contains(line, "…"));
    if (listener_.resents) CHECK_FALSE(asks(line));
  }

  // Until it has been heard what the doubt is.
  static void check_stops_presenting(const SpokenPart& part, const TalkStep& step) {
    if (part.kind == "close") {
      CHECK_FALSE(step.part);
      return;
    }
    const std::string to = step.part ? step.part->kind : "end";
    if (part.kind == "clarify")
      CHECK((to == "close" || to == "end"));
    else
      CHECK(to == "clarify");
  }

  static void check_way_out(const TalkStep& step) {
    for (const SpokenPart& point : step.ahead) CHECK_FALSE(point.point.empty());
    if (step.part && step.part->kind != "close") CHECK_FALSE(step.ahead.empty());
  }

  [[nodiscard]] bool is_basics(const std::string& id) const {
    return std::any_of(talk_.parts.begin(), talk_.parts.end(),
                       [&](const TalkPart& part) { return part.id == id && part.basics; });
  }

  void check_every_way_ends() {
    std::set<std::string> ending{"end"};
    for (std::size_t before = 0; before != ending.size();) {
      before = ending.size();
      for (const auto& [part, leads_to] : ways_)
        if (std::any_of(leads_to.begin(), leads_to.end(),
                        [&](const std::string& to) { return ending.count(to) > 0; }))
          ending.insert(part);
    }
    for (const auto& [part, leads_to] : ways_) {
      INFO("the part " << part);
      CHECK(ending.count(part) == 1);
      std::string at = part;
      std::size_t steps = 0;
      for (; at != "end" && steps <= talk_.parts.size(); ++steps) at = next_of(at);
      CHECK(at == "end");
    }
  }

  [[nodiscard]] std::string next_of(const std::string& part) const {
    const auto step = talk_step(pack_, listener_.situation, language_, {talk_.id, part, {}, {}}).value();
    return step.part ? step.part->id : "end";
  }

  const Pack& pack_;
  const Talk& talk_;
  const Listener& listener_;
  Language language_;
  Ways ways_;
};

}  // namespace

TEST_CASE("every talk of the default pack can be walked along every way", "[guidance][talks]") {
  const auto pack = pack_at("core/guidance/packs/default");
  CHECK(pack->talks.size() >= 12);
  for (const Talk& talk : pack->talks)
    for (const Listener& listener : listeners())
      for (Language language : all_languages) {
        INFO(talk.id << " to " << listener.who << " in " << name(language));
        Walk(*pack, talk, listener, language).all();
      }
}

}  // namespace rafiq::guidance::testing
