// SPDX-License-Identifier: Apache-2.0
#include "core/policy/reader.hpp"

#include "core/policy/keys.hpp"
#include "core/util/nearest.hpp"
#include "core/util/toml_document.hpp"

#include <fmt/format.h>

#include <set>

namespace rafiq::policy {
namespace {

using NamedTexts = std::map<std::string, std::string>;
using NamedNumbers = std::map<std::string, std::int64_t>;

// Reads one file into what the files before it said.
class FileReading {
 public:
  FileReading(const std::filesystem::path& file, Policy::Settings& settings, Problems& problems)
      : file_(file), settings_(settings), problems_(problems) {}

  void read(const TomlValue& document) {
    for (const auto& [name, table, line] : *document.table()) {
      if (!is_table(name))
        unknown(name, line, tables());
      else if (table.table() == nullptr)
        wrong(line, fmt::format("\"{}\" is a table", name), fmt::format("Write its keys below [{}]", name));
      else
        for (const auto& entry : *table.table()) read(name + "." + entry.key, entry, std::string(name));
    }
  }

 private:
  static std::string_view table_of(const Key& key) { return key.name.substr(0, key.name.find('.')); }
  static bool is_table(std::string_view name) {
    for (const auto& key : keys())
      if (table_of(key) == name) return true;
    return false;
  }
  static std::vector<std::string_view> tables() {
    std::vector<std::string_view> names;
    for (const auto& key : keys())
      if (names.empty() || names.back() != table_of(key)) names.push_back(table_of(key));
    return names;
  }

  void wrong(int line, std::string what, std::string remedy) {
    problems_.add(file_, line, std::move(what), std::move(remedy));
  }
  void unknown(std::string_view name, int line, const std::vector<std::string_view>& known) {
    wrong(line, fmt::format("\"{}\" is not known", name),
          suggestion(name, known, "See rafiqctl policy keys"));
  }

  void read(const std::string& name, const TomlEntry& entry, const std::string& table) {
    const auto* known = key(name);
    if (known == nullptr) {
      std::vector<std::string_view> names;
      for (const auto& one : keys()) names.push_back(one.name);
      if (const auto near = nearest(name, names); !near.empty())
        return wrong(entry.line, fmt::format("\"{}\" is not known", name),
                     fmt::format("Did you mean \"{}\"?", near));
      names.clear();
      for (const auto& one : keys())
        if (table_of(one) == table) names.push_back(one.name);
      return unknown(name, entry.line, names);
    }
    read(*known, entry);
  }

  void read(const Key& known, const TomlEntry& entry) {
    switch (known.kind) {
      case Kind::flag:
        if (const auto* flag = entry.value.flag()) return set(known, entry.line, *flag);
        break;
      case Kind::number:
        if (const auto* number = entry.value.number(); number != nullptr && fits(known, *number))
          return set(known, entry.line, *number);
        break;
      case Kind::text:
        if (const auto* text = good_text(known, entry.value)) return set(known, entry.line, *text);
        break;
      case Kind::texts:
        if (entry.value.list() != nullptr) return read_texts(known, entry);
        break;
      case Kind::named_texts:
        if (entry.value.table() != nullptr) return read_named<NamedTexts>(known, entry);
        break;
      case Kind::named_numbers:
        if (entry.value.table() != nullptr) return read_named<NamedNumbers>(known, entry);
        break;
    }
    refuse(known, entry.line);
  }

  void refuse(const Key& known, int line) {
    wrong(line, fmt::format("The value of \"{}\" makes no sense", known.name),
          fmt::format("It takes {}, such as {}", known.takes, known.example));
  }

  static bool fits(const Key& known, std::int64_t number) {
    return number >= known.least && number <= known.most;
  }
  // Null when it is none.
  static const std::string* good_text(const Key& known, const TomlValue& value) {
    const auto* text = value.text();
    return text != nullptr && known.check(*text).empty() ? text : nullptr;
  }

  template <class Value>
  void set(const Key& known, int line, Value value) {
    settings_[std::string(known.name)] = Setting{std::move(value), file_, line};
  }

  void read_texts(const Key& known, const TomlEntry& entry) {
    std::vector<std::string> texts;
    for (const auto& item : *entry.value.list()) {
      if (const auto* text = good_text(known, item))
        texts.push_back(*text);
      else if (item.text() != nullptr)
        wrong(item.line, fmt::format("\"{}\" in \"{}\" makes no sense", *item.text(), known.name),
              fmt::format("It must be {}", known.check(*item.text())));
      else
        refuse(known, item.line);
    }
    set(known, entry.line, std::move(texts));
  }

  template <class Named>
  void read_named(const Key& known, const TomlEntry& entry) {
    auto& setting = settings_[std::string(known.name)];
    if (!std::holds_alternative<Named>(setting.value)) setting.value = Named();
    setting.file = file_;
    setting.line = entry.line;
    for (const auto& [name, value, line] : *entry.value.table()) {
      if (!known.check_name(name).empty())
        wrong(line, fmt::format("\"{}\" in \"{}\" makes no sense", name, known.name),
              fmt::format("It must be {}", known.check_name(name)));
      else if (!put(known, std::get<Named>(setting.value), name, value))
        refuse(known, line);
    }
  }
  static bool put(const Key& known, NamedTexts& named, const std::string& name, const TomlValue& value) {
    const auto* text = good_text(known, value);
    if (text != nullptr) named[name] = *text;
    return text != nullptr;
  }
  static bool put(const Key& known, NamedNumbers& named, const std::string& name, const TomlValue& value) {
    const auto* number = value.number();
    if (number == nullptr || !fits(known, *number)) return false;
    named[name] = *number;
    return true;
  }

  const std::filesystem::path& file_;
  Policy::Settings& settings_;
  Problems& problems_;
};

void read_file(const std::filesystem::path& file, std::uint32_t owner, bool may_be_missing,
               Policy::Settings& settings, Problems& problems) {
  const auto text = platform::read_governed_file(file, owner);
  if (!text) {
    if (text.error().code != ErrorCode::not_found || !may_be_missing)
      problems.add(text.error().where, 0, text.error().what, text.error().remedy);
    return;
  }
  if (const auto document = read_toml(text.value(), file, problems))
    FileReading(file, settings, problems).read(*document);
}

// A file that others could change would let them choose whom to trust.
void check_ca_file(const Policy::Settings& settings, std::uint32_t owner, Problems& problems) {
  const auto found = settings.find("network.ca_file");
  if (found == settings.end()) return;
  const auto& setting = found->second;
  const auto& path = std::get<std::string>(setting.value);
  if (const auto good = platform::check_governed_file(path, owner); !good)
    problems.add(setting.file, setting.line,
                 fmt::format("The CA file cannot be used: {} ({})", good.error().what, good.error().where),
                 good.error().remedy);
}

}  // namespace

Policy read_policy(const Place& place) {
  Policy::Settings settings;
  Problems problems;
  read_file(place.folder / "policy.toml", place.owner, true, settings, problems);
  const auto more = platform::governed_files(place.folder / "policy.d", ".toml", place.owner);
  if (more)
    for (const auto& file : more.value()) read_file(file, place.owner, false, settings, problems);
  else
    problems.add(more.error().where, 0, more.error().what, more.error().remedy);
  check_ca_file(settings, place.owner, problems);
  return problems.empty() ? Policy(std::move(settings)) : Policy::broken(std::move(problems).sorted());
}

}  // namespace rafiq::policy
