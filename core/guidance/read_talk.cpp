// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/claim_words.hpp"
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_places.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/read_when.hpp"
#include "core/guidance/talk_ways.hpp"
#include "core/guidance/text.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

constexpr std::size_t most_talks = 500;
constexpr std::size_t most_parts = 40;
constexpr std::size_t longest_point = 120;
constexpr std::size_t longest_label = 60;

// A statement that would have to be proved needs a claim to rest on.
void must_be_founded(const YamlValue& value, Language language, std::string_view words) {
  if (words.find("${claim.") != std::string_view::npos) return;
  if (const std::string found = claimed_in(words, language); !found.empty())
    value.problem("\"" + found + "\" is a claim without a fact",
                  "Let the organisation say it, ${claim.price}, or say it without figure and comparison.");
}

void must_not_ask(const YamlValue& value, Language language, std::string_view words) {
  if (words.find('?') != std::string_view::npos || words.find("؟") != std::string_view::npos)
    value.problem("an offer asks a question",
                  "Say what can be done instead: it is for one who resents questions.");
  must_be_founded(value, language, words);
}

class TalkReader {
 public:
  TalkReader(const YamlValue& entry, LayerReading& reading)
      : entry_(entry), reading_(reading), texts_("the talk", reading) {}

  void read() {
    if (!entry_.is_map("a talk")) return;
    static constexpr std::array<std::string_view, 7> known{"id",    "chapter", "source", "when",
                                                           "title", "claims",  "parts"};
    entry_.only_keys(known);
    talk_.origin = reading_.origin;
    talk_.id = read_id(entry_, "talk", reading_);
    texts_.are_of("talk " + talk_.id);
    talk_.chapter = read_chapter(entry_, "talk", talk_.serves);
    read_source(entry_, "talk", talk_.serves);
    read_rule();
    texts_.need_both(entry_, {"title", title_limit}, talk_.title);
    const auto claims = entry_.member("claims");
    if (claims) read_claims(*claims);
    if (const auto parts = entry_.required("parts", "the talk")) read_parts(*parts);
    check_claims(claims);
    talk_.facts |= texts_.facts();
    reading_.pack.talks.push_back(std::move(talk_));
  }

 private:
  void read_rule() {
    const ReadRule read = read_when(entry_, "talk", {}, reading_);
    talk_.rule = read.rule;
    talk_.facts = read.facts;
    if ((talk_.facts & bit(FactKey::journey_broken_commitment)) != 0) texts_.speak_of_broken_commitment();
  }

  void read_claims(const YamlValue& claims) {
    if (!claims.is_map("claims")) return;
    claims.only_keys({});
    for (const auto& [id, label] : claims.members()) {
      if (!is_item_id(id))
        label.problem("\"" + id + "\" cannot be the id of a claim", "Use words of a-z, 0-9, - and _.");
      TalkClaim claim{id, {}};
      texts_.plain(label, {"the label of a claim", longest_label}, claim.label);
      talk_.claims.push_back(std::move(claim));
    }
  }

  void read_parts(const YamlValue& parts) {
    if (!parts.is_list("parts")) return;
    const auto items = parts.items();
    if (items.empty()) return parts.problem("the talk has no part", "Add one.");
    if (items.size() > most_parts)
      return parts.problem("the talk has more than 40 parts", "Make two talks of it.");
    for (const YamlValue& item : items) {
      read_part(item);
      ids_.resize(talk_.parts.size());  // an id for each part, even for one without
    }
    settle_jumps();
    check_talk(talk_, parts, items);
  }

  void read_part(const YamlValue& entry) {
    talk_.parts.emplace_back();
    TalkPart& part = talk_.parts.back();
    if (!entry.is_map("a part")) return;
    static constexpr std::array<std::string_view, 10> known{"id",     "kind", "point", "means", "say",
                                                            "basics", "asks", "offer", "next",  "branches"};
    entry.only_keys(known);
    part.id = read_inner_id(entry, "part", ids_);
    if (const auto kind = entry.required("kind", "the part"))
      part.kind = static_cast<PartKind>(read_word(*kind, "kind", part_kinds).value_or(0));
    if (const auto means = entry.member("means"))
      part.means = static_cast<Means>(read_word(*means, "means", means_names).value_or(0));
    part.basics = read_flag(entry, "basics");
    part.asks = read_flag(entry, "asks");
    texts_.need_both(entry, {"point", longest_point}, part.point);
    texts_.need_variants(entry, {"say", body_limit, 2, 8, must_be_founded}, part.say);
    read_offer(entry, part);
    if (auto next = read_jump(entry, "next")) nexts_.emplace_back(talk_.parts.size() - 1, std::move(*next));
    if (const auto branches = entry.member("branches")) read_branches(*branches, part);
  }

  void read_offer(const YamlValue& entry, TalkPart& part) {
    const auto offer = entry.member("offer");
    if (part.asks && !offer)
      entry.problem("the part asks and has no offer", "Add what is said to one who resents questions.");
    if (!part.asks && offer)
      offer->problem("the part has an offer and does not ask", "Add asks: true, or take the offer away.");
    if (offer) texts_.variants(*offer, {"offer", body_limit, 1, 8, must_not_ask}, part.offer);
  }

  void read_branches(const YamlValue& branches, TalkPart& part) {
    if (!branches.is_list("branches")) return;
    for (const YamlValue& item : branches.items()) read_branch(item, part);
  }

  void read_branch(const YamlValue& entry, TalkPart& part) {
    if (!entry.is_map("a branch")) return;
    static constexpr std::array<std::string_view, 3> known{"on", "say", "go"};
    entry.only_keys(known);
    TalkBranch branch;
    if (const auto on = entry.required("on", "the branch"))
      if (const auto index = read_word(*on, "reaction", talk_reactions)) {
        branch.on = static_cast<TalkReaction>(*index);
        const auto same = [&](const TalkBranch& one) { return one.on == branch.on; };
        if (std::any_of(part.branches.begin(), part.branches.end(), same))
          on->problem("there are two branches on " + std::string(name(branch.on)), "Keep one of them.");
      }
    if (const auto say = entry.member("say"))
      texts_.variants(*say, {"say", body_limit, 1, 8, must_be_founded}, branch.say);
    if (entry.required("go", "the branch"))
      if (auto jump = read_jump(entry, "go"))
        branches_.push_back({talk_.parts.size() - 1, part.branches.size(), std::move(*jump)});
    part.branches.push_back(std::move(branch));
  }

  void settle_jumps() {
    for (std::size_t i = 0; i + 1 < talk_.parts.size(); ++i)
      talk_.parts[i].next = static_cast<std::uint16_t>(i + 1);
    for (const auto& [part, jump] : nexts_) talk_.parts[part].next = place_of(jump, "part", ids_, talk_ends);
    for (const BranchJump& one : branches_)
      talk_.parts[one.part].branches[one.branch].go = place_of(one.jump, "part", ids_, talk_ends);
  }

  void check_claims(const std::optional<YamlValue>& claims) {
    for (const std::string& used : texts_.claims()) {
      const auto is_it = [&](const TalkClaim& claim) { return claim.id == used; };
      if (std::none_of(talk_.claims.begin(), talk_.claims.end(), is_it))
        (claims ? *claims : entry_)
            .problem("the talk speaks of ${claim." + used + "} and has no label for it",
                     "Add it to claims: what stands in the blank while it is not verified.");
    }
    const auto& used = texts_.claims();
    for (const TalkClaim& claim : talk_.claims)
      if (std::find(used.begin(), used.end(), claim.id) == used.end())
        claims->problem("no text speaks of the claim \"" + claim.id + "\"", "Use it, or take it away.");
  }

  struct BranchJump {
    std::size_t part;
    std::size_t branch;
    Jump jump;
  };

  const YamlValue& entry_;
  LayerReading& reading_;
  TextReader texts_;
  Talk talk_;
  std::vector<std::string> ids_;
  std::vector<std::pair<std::size_t, Jump>> nexts_;
  std::vector<BranchJump> branches_;
};

}  // namespace

void read_talks(const YamlValue& root, LayerReading& reading) {
  each_item(root, "talks", most_talks, [&](const YamlValue& entry) { TalkReader(entry, reading).read(); });
}

}  // namespace rafiq::guidance
