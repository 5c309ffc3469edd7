// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_channels.hpp"
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_places.hpp"
#include "core/guidance/read_rule.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/text.hpp"
#include "core/util/nearest.hpp"

namespace rafiq::guidance {
namespace {

constexpr std::size_t most_cases = 500;
constexpr std::size_t most_scenes = 40;
constexpr std::size_t longest_name = 60;

class CaseReader {
 public:
  CaseReader(const YamlValue& entry, LayerReading& reading)
      : entry_(entry), reading_(reading), texts_("the practice case", reading) {}

  void read() {
    if (!entry_.is_map("a practice case")) return;
    static constexpr std::array<std::string_view, 7> known{"id",      "source",   "title", "setting",
                                                           "channel", "customer", "scenes"};
    entry_.only_keys(known);
    case_.origin = reading_.origin;
    case_.id = read_id(entry_, "practice case", reading_);
    read_source(entry_, "practice case", case_.serves);
    texts_.need_plain(entry_, {"title", title_limit}, case_.title);
    texts_.need_plain(entry_, {"setting", body_limit}, case_.setting);
    if (const auto value = entry_.required("channel", "the practice case"))
      if (const auto channel = read_channel(*value)) case_.channel = *channel;
    if (const auto value = entry_.required("customer", "the practice case")) read_customer(*value);
    if (const auto value = entry_.required("scenes", "the practice case")) read_scenes(*value);
    reading_.pack.practice.push_back(std::move(case_));
  }

 private:
  void read_customer(const YamlValue& value) {
    if (!value.is_map("customer")) return;
    static constexpr std::array<std::string_view, 2> known{"name", "facts"};
    value.only_keys(known);
    texts_.need_plain(value, {"name", longest_name}, case_.customer_name);
    const auto facts = value.member("facts");
    if (!facts || !facts->is_map("facts")) return;
    facts->only_keys({});
    for (const auto& [name, one] : facts->members()) read_fact(name, one);
  }

  void read_fact(const std::string& name, const YamlValue& value) {
    std::vector<std::string_view> names{info(FactKey::interaction_reason).name,
                                        info(FactKey::interaction_observed).name};
    for (const FactInfo& fact : fact_catalogue())
      if (fact.aspect != Aspect::other && fact.type != FactType::text) names.push_back(fact.name);
    const auto key = fact_key_from(name);
    if (!key || std::find(names.begin(), names.end(), name) == names.end())
      return value.problem(
          "\"" + name + "\" is not a fact that an invented customer has",
          suggestion(name, names,
                     "They are those of the profile, interaction.reason and interaction.observed."));
    case_.customer_facts.push_back({*key, read_values(value, *key, reading_.pack)});
  }

  void read_scenes(const YamlValue& scenes) {
    if (!scenes.is_list("scenes")) return;
    const auto items = scenes.items();
    if (items.empty()) return scenes.problem("the practice case has no scene", "Add one.");
    if (items.size() > most_scenes)
      return scenes.problem("the practice case has more than 40 scenes", "Make two cases of it.");
    for (const YamlValue& item : items) read_scene(item);
    check_ways(items);
  }

  void read_scene(const YamlValue& entry) {
    PracticeScene scene;
    if (entry.is_map("a scene")) {
      static constexpr std::array<std::string_view, 3> known{"id", "customer", "choices"};
      entry.only_keys(known);
      scene.id = read_inner_id(entry, "scene", scene_ids_);
      texts_.need_plain(entry, {"customer", body_limit}, scene.customer);
      if (const auto choices = entry.required("choices", "the scene")) read_choices(*choices, scene);
    }
    scene_ids_.resize(case_.scenes.size() + 1);  // an id for each scene, even for one without
    case_.scenes.push_back(std::move(scene));
  }

  void read_choices(const YamlValue& choices, PracticeScene& scene) {
    if (!choices.is_list("choices")) return;
    const auto items = choices.items();
    if (items.size() < 2 || items.size() > 4)
      choices.problem("the scene has " + std::to_string(items.size()) + " choices", "Give it two to four.");
    std::vector<std::string> taken;
    for (const YamlValue& item : items)
      scene.choices.push_back(read_choice(item, taken, scene.choices.size()));
  }

  PracticeChoice read_choice(const YamlValue& entry, std::vector<std::string>& taken, std::size_t index) {
    PracticeChoice choice;
    if (!entry.is_map("a choice")) return choice;
    static constexpr std::array<std::string_view, 6> known{"id", "say", "effect", "shows", "why", "go"};
    entry.only_keys(known);
    choice.id = read_inner_id(entry, "choice", taken);
    texts_.need_plain(entry, {"say", body_limit}, choice.say);
    texts_.need_plain(entry, {"why", body_limit}, choice.why);
    if (entry.required("effect", "the choice"))
      choice.effect = read_number(entry, "effect", -2, 2).value_or(0);
    if (const auto shows = entry.member("shows")) read_shows(*shows, choice);
    if (entry.required("go", "the choice"))
      if (auto jump = read_jump(entry, "go"))
        jumps_.push_back({case_.scenes.size(), index, std::move(*jump)});
    return choice;
  }

  static void read_shows(const YamlValue& shows, PracticeChoice& choice) {
    if (!shows.is_map("shows")) return;
    shows.only_keys(strengths);
    for (std::size_t i = 0; i < strengths.size(); ++i) {
      const auto value = read_number(shows, strengths[i], -1, 1);
      if (value) choice.shows[i] = static_cast<std::int8_t>(*value);
    }
  }

  // Every choice leads somewhere, every scene is played, and from every scene the end is reached.
  void check_ways(const std::vector<YamlValue>& items) {
    PlaceGraph graph;
    graph.edges.resize(case_.scenes.size());
    for (const ChoiceJump& one : jumps_) {
      const auto to = place_of(one.jump, "scene", scene_ids_, practice_ends);
      case_.scenes[one.scene].choices[one.choice].go = to;
      graph.edges[one.scene].push_back(to == practice_ends ? case_.scenes.size() : to);
    }
    const auto reached = graph.reachable_from_first();
    const auto ending = graph.that_reach_the_end();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!reached[i])
        items[i].problem("no choice leads to the scene \"" + scene_ids_[i] + "\"",
                         "Lead to it, or take it away.");
      if (!ending[i])
        items[i].problem("from the scene \"" + scene_ids_[i] + "\" the end is never reached",
                         "Let a choice go to end.");
    }
  }

  struct ChoiceJump {
    std::size_t scene;
    std::size_t choice;
    Jump jump;
  };

  const YamlValue& entry_;
  LayerReading& reading_;
  TextReader texts_;
  PracticeCase case_;
  std::vector<std::string> scene_ids_;
  std::vector<ChoiceJump> jumps_;
};

}  // namespace

void read_practice(const YamlValue& root, LayerReading& reading) {
  each_item(root, "practice", most_cases, [&](const YamlValue& entry) { CaseReader(entry, reading).read(); });
}

}  // namespace rafiq::guidance
