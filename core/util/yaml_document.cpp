// SPDX-License-Identifier: Apache-2.0
#include "core/util/yaml_document.hpp"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace rafiq {
namespace {

// Nobody writes deeper by hand, and what reads the values calls itself for each level.
constexpr std::size_t deepest = 64;
// Of values, an alias counting as all that it stands for: a few lines of aliases can stand for thousands of
// millions.
constexpr std::uint64_t most_values = 1'000'000;

constexpr std::array<std::string_view, 5> words_for_nothing{"", "~", "null", "Null", "NULL"};

std::string_view view(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}
std::string name_of(const yaml_char_t* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}
int line_of(const yaml_mark_t& mark) {
  return static_cast<int>(mark.line) + 1;
}

struct EndParser {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    std::default_delete<yaml_parser_t>()(parser);
  }
};
using Parser = std::unique_ptr<yaml_parser_t, EndParser>;

struct EndEvent {
  void operator()(yaml_event_t* event) const { yaml_event_delete(event); }
};

}  // namespace

// Builds a document out of what the parser tells.
class YamlReading {
 public:
  YamlReading(const std::filesystem::path& file, Problems& problems) : file_(file), problems_(problems) {}

  std::optional<YamlDocument> run(std::string_view text) {
    auto plain = std::make_unique<yaml_parser_t>();
    if (yaml_parser_initialize(plain.get()) == 0) return refuse(0, "there is no memory to read it");
    const Parser parser(plain.release());
    yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
    for (bool more = true; more;) {
      yaml_event_t event{};
      if (yaml_parser_parse(parser.get(), &event) == 0)
        return refuse(line_of(parser->problem_mark),
                      parser->problem == nullptr ? "it cannot be read" : parser->problem);
      const std::unique_ptr<yaml_event_t, EndEvent> held(&event);
      more = event.type != YAML_STREAM_END_EVENT && event.type != YAML_DOCUMENT_END_EVENT;
      if (!take(event)) return std::nullopt;
    }
    return std::move(document_);
  }

 private:
  struct Open {
    std::uint32_t node;
    std::string anchor;
    std::uint64_t values;  // in it so far
  };

  std::nullopt_t refuse(int line, const std::string& why) {
    problems_.add(file_, line, "this is not YAML: " + why,
                  "Check the indentation, the quotes and the brackets near here.");
    return std::nullopt;
  }

  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_ALIAS_EVENT:
        return take_alias(event);
      case YAML_SEQUENCE_START_EVENT:
        return begin(YamlNode::Kind::list, event, name_of(event.data.sequence_start.anchor));
      case YAML_MAPPING_START_EVENT:
        return begin(YamlNode::Kind::map, event, name_of(event.data.mapping_start.anchor));
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return end();
      default:
        return true;
    }
  }

  bool take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string_view text = view(scalar.value, scalar.length);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const bool nothing = plain && std::find(words_for_nothing.begin(), words_for_nothing.end(), text) !=
                                      words_for_nothing.end();
    const auto index = add({nothing ? YamlNode::Kind::nothing : YamlNode::Kind::scalar,
                            line_of(event.start_mark),
                            std::string(text),
                            {}});
    remember(name_of(scalar.anchor), index, 1);
    return place(index, 1);
  }

  bool take_alias(const yaml_event_t& event) {
    const std::string name = name_of(event.data.alias.anchor);
    const auto found = anchors_.find(name);
    if (found != anchors_.end()) return place(found->second.first, found->second.second);
    problems_.add(file_, line_of(event.start_mark), "nothing above is called \"" + name + "\"",
                  "Write &" + name + " before the value that *" + name +
                      " stands for, or write the value itself. A value may not stand in itself.");
    return false;
  }

  bool begin(YamlNode::Kind kind, const yaml_event_t& event, std::string anchor) {
    if (open_.size() >= deepest) {
      problems_.add(file_, line_of(event.start_mark), "this lies too deep in other values",
                    "Write it with fewer than " + std::to_string(deepest) + " levels.");
      return false;
    }
    open_.push_back({add({kind, line_of(event.start_mark), {}, {}}), std::move(anchor), 1});
    return true;
  }

  bool end() {
    Open done = std::move(open_.back());
    open_.pop_back();
    remember(std::move(done.anchor), done.node, done.values);
    return place(done.node, done.values);
  }

  std::uint32_t add(YamlNode node) {
    document_.nodes_.push_back(std::move(node));
    return static_cast<std::uint32_t>(document_.nodes_.size() - 1);
  }

  void remember(std::string anchor, std::uint32_t node, std::uint64_t values) {
    if (!anchor.empty()) anchors_.insert_or_assign(std::move(anchor), std::pair{node, values});
  }

  // Puts a whole value where it belongs.
  bool place(std::uint32_t node, std::uint64_t values) {
    if (open_.empty()) {
      document_.root_ = node;
      return true;
    }
    document_.nodes_[open_.back().node].children.push_back(node);
    open_.back().values += values;
    if (open_.back().values <= most_values) return true;
    problems_.add(file_, document_.nodes_[node].line, "the file holds more than a million values",
                  "Make several files of it, and use aliases sparingly.");
    return false;
  }

  const std::filesystem::path& file_;
  Problems& problems_;
  YamlDocument document_;
  std::vector<Open> open_;
  std::map<std::string, std::pair<std::uint32_t, std::uint64_t>> anchors_;
};

std::optional<YamlDocument> YamlDocument::read(std::string_view text, const std::filesystem::path& file,
                                               Problems& problems) {
  return YamlReading(file, problems).run(text);
}

}  // namespace rafiq
