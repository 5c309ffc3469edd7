// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/expression.hpp"

#include "plugins/declarative/words.hpp"
#include "plugins/declarative/wrong.hpp"

#include <algorithm>
#include <array>

namespace rafiq_declarative {
namespace {

enum class Kind { text, first, join, table, time, plain, digits, language, lookup, line, after };

constexpr std::array<std::string_view, 11> functions{
    "", "$first", "$join", "$table", "$time", "$plain", "$digits", "$language", "$lookup", "$line", "$after"};

struct Piece {
  std::string text;          // as it stands
  std::optional<Path> path;  // or what stands there
};

std::string escaped(std::string_view text, Escape escape) {
  if (escape == Escape::url) return percent_encoded(text);
  std::string out;
  for (const char c : text) {
    if (c == '\'') out += escape == Escape::soql ? '\\' : '\'';
    if (c == '\\' && escape == Escape::soql) out += '\\';
    out += c;
  }
  return out;
}

std::vector<Piece> pieces_of(std::string_view text, std::string_view where) {
  std::vector<Piece> pieces;
  while (!text.empty()) {
    const auto hole = text.find("${");
    if (hole != 0) pieces.push_back({std::string(text.substr(0, hole)), {}});
    if (hole == std::string_view::npos) break;
    const auto end = text.find('}', hole);
    if (end == std::string_view::npos) wrong(where, "a \"${\" has no \"}\"");
    pieces.push_back({{}, Path::parse(text.substr(hole + 2, end - hole - 2), where)});
    text.remove_prefix(end + 1);
  }
  return pieces;
}

TimeKind kind_of(const Json& json, const char* key, TimeKind otherwise, std::string_view where) {
  if (!json.contains(key)) return otherwise;
  const auto kind =
      json[key].is_string() ? time_kind_from(json[key].get_ref<const std::string&>()) : std::nullopt;
  if (!kind)
    wrong(where,
          "\"" + std::string(key) + "\" is none of iso, iso_ms, sql, date, epoch, epoch_ms, object, http");
  return *kind;
}

}  // namespace

struct Expression::Node {
  Kind kind = Kind::text;
  std::vector<Piece> pieces;
  std::vector<Expression> inner;
  std::string word;  // "with" of a join, the table of a lookup
  std::map<std::string, std::string, std::less<>> table;
  std::optional<Expression> otherwise;
  TimeKind from = TimeKind::iso;
  TimeKind as = TimeKind::iso;

  [[nodiscard]] bool is_one_path() const {
    return kind == Kind::text && pieces.size() == 1 && pieces.front().path.has_value();
  }
  bool write(const Scope& scope, std::string& out) const;

 private:
  bool write_text(const Scope& scope, std::string& out, Escape escape) const;
  bool write_join(const Scope& scope, std::string& out) const;
  bool write_table(const Scope& scope, std::string& out) const;
  bool write_time(const Scope& scope, std::string& out) const;
  bool write_lookup(const Scope& scope, std::string& out) const;
  [[nodiscard]] std::string worded(const std::string& text) const;
  friend class Expression;
};

bool Expression::Node::write_text(const Scope& scope, std::string& out, Escape escape) const {
  bool said = false;
  for (const Piece& piece : pieces) {
    if (!piece.path) {
      out += piece.text;
      continue;
    }
    const auto found = piece.path->find(scope);
    if (!found) continue;
    if (escape == Escape::none) {
      said = append_plain(*found, out) || said;
    } else if (const auto text = rafiq_declarative::plain(*found)) {
      out += escaped(*text, escape);
      said = true;
    }
  }
  // Text around holes says nothing when all of them are empty.
  const bool has_holes =
      std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.path.has_value(); });
  return said || (!has_holes && !pieces.empty());
}

bool Expression::Node::write_join(const Scope& scope, std::string& out) const {
  bool said = false;
  for (const Expression& each : inner)
    each.each(scope, [&](std::string_view text) {
      if (said) out += word;
      out += text;
      said = true;
    });
  return said;
}

bool Expression::Node::write_table(const Scope& scope, std::string& out) const {
  const auto key = inner.front().text(scope);
  const auto found = key ? table.find(*key) : table.end();
  if (found == table.end()) return otherwise && otherwise->append(scope, out);
  out += found->second;
  return !found->second.empty();
}

bool Expression::Node::write_time(const Scope& scope, std::string& out) const {
  std::optional<std::int64_t> time;
  if (const auto found = inner.front().element(scope))
    time = read_time(*found, from);
  else if (const auto text = inner.front().text(scope))
    time = read_iso(*text);
  if (time) out += rafiq_declarative::write_time(*time, as);
  return time.has_value();
}

bool Expression::Node::write_lookup(const Scope& scope, std::string& out) const {
  const auto key = inner.front().text(scope);
  if (!key || scope.lookups == nullptr) return false;
  const auto found = scope.lookups->value(word, *key);
  if (found) out += *found;
  return found && !found->empty();
}

std::string Expression::Node::worded(const std::string& text) const {
  switch (kind) {
    case Kind::plain:
      return without_markup(text);
    case Kind::digits:
      return digits_of(text);
    case Kind::line:
      return text.substr(0, text.find_first_of("\r\n"));
    case Kind::after: {
      const auto mark = text.rfind(word);
      return mark == std::string::npos ? std::string() : text.substr(mark + word.size());
    }
    default:
      return language_tag(text);
  }
}

bool Expression::Node::write(const Scope& scope, std::string& out) const {
  switch (kind) {
    case Kind::text:
      return write_text(scope, out, Escape::none);
    case Kind::first:
      return std::any_of(inner.begin(), inner.end(),
                         [&](const Expression& each) { return each.append(scope, out); });
    case Kind::join:
      return write_join(scope, out);
    case Kind::table:
      return write_table(scope, out);
    case Kind::time:
      return write_time(scope, out);
    case Kind::lookup:
      return write_lookup(scope, out);
    default:
      break;
  }
  const auto text = inner.front().text(scope);
  if (!text) return false;
  const auto changed = worded(*text);
  out += changed;
  return !changed.empty();
}

Expression::Expression() = default;
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

bool Expression::is_function(const Json& json) {
  return json.is_object() && std::any_of(functions.begin() + 1, functions.end(),
                                         [&](std::string_view name) { return json.contains(name); });
}

Expression Expression::compile(const Json& json, std::string_view where) {
  auto node = std::make_unique<Node>();
  Expression expression;
  if (!json.is_object()) {
    if (json.is_structured() || json.is_null()) wrong(where, "a text or one function is needed here");
    node->pieces = pieces_of(json.is_string() ? json.get<std::string>() : json.dump(), where);
    expression.node_ = std::move(node);
    return expression;
  }
  for (std::size_t at = 1; at < functions.size(); ++at) {
    const auto found = json.find(functions[at]);
    if (found == json.end()) continue;
    node->kind = static_cast<Kind>(at);
    const bool takes_list = node->kind == Kind::first || node->kind == Kind::join;
    if (takes_list != found->is_array() || found->empty())
      wrong(where, std::string(functions[at]) + (takes_list ? " takes a list" : " takes one value"));
    if (takes_list)
      for (const Json& each : *found) node->inner.push_back(compile(each, where));
    else
      node->inner.push_back(compile(*found, where));
  }
  if (node->inner.empty()) wrong(where, "this is no function; one of $first, $join, $table, $time is needed");
  node->from = kind_of(json, "from", TimeKind::iso, where);
  node->as = kind_of(json, "as", TimeKind::iso, where);
  node->word = json.value(node->kind == Kind::lookup ? "in" : "with", node->kind == Kind::join ? " " : "");
  if (json.contains("of")) node->table = json["of"].get<std::map<std::string, std::string, std::less<>>>();
  if (json.contains("else")) node->otherwise = compile(json["else"], where);
  expression.node_ = std::move(node);
  return expression;
}

bool Expression::append(const Scope& scope, std::string& out, Escape escape) const {
  const auto before = out.size();
  bool said = false;
  if (node_->kind == Kind::text) {
    said = node_->write_text(scope, out, escape);
  } else if (escape == Escape::none) {
    said = node_->write(scope, out);
  } else {
    std::string plain_text;
    said = node_->write(scope, plain_text);
    out += escaped(plain_text, escape);
  }
  if (!said) out.resize(before);
  return said;
}

std::optional<std::string> Expression::text(const Scope& scope) const {
  std::string out;
  if (!append(scope, out)) return std::nullopt;
  return out;
}

void Expression::each(const Scope& scope, const std::function<void(std::string_view)>& take) const {
  if (const Path* one = path(); one != nullptr && !one->leads_to_children()) {
    const auto found = one->find(scope);
    simdjson::dom::array list;
    if (found && found->get_array().get(list) == simdjson::SUCCESS) {
      for (const Element item : list)
        if (const auto value = rafiq_declarative::plain(item)) take(*value);
      return;
    }
  }
  if (const auto value = text(scope)) take(*value);
}

std::optional<Element> Expression::element(const Scope& scope) const {
  if (const Path* one = path(); one != nullptr) {
    auto found = one->find(scope);
    return found && is_there(*found) ? found : std::nullopt;
  }
  if (node_->kind != Kind::first) return std::nullopt;
  for (const Expression& each : node_->inner)
    if (auto found = each.element(scope)) return found;
  return std::nullopt;
}

const Path* Expression::path() const {
  return node_->is_one_path() ? &*node_->pieces.front().path : nullptr;
}

bool Expression::writes_json() const {
  return node_->kind == Kind::time && node_->as == TimeKind::object;
}

}  // namespace rafiq_declarative
