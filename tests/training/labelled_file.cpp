// SPDX-License-Identifier: Apache-2.0
#include "tests/training/labelled_file.hpp"

#include "core/util/yaml_value.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace rafiq::draft::training {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}

Labelled read_sentence(const YamlValue& value, const fs::path& file) {
  Labelled sentence;
  const auto text = value.required("text", "a sentence");
  const auto rules = value.required("rules", "a sentence");
  if (!text || !rules) fail(file, "line " + std::to_string(value.line()) + " has no text or no rules");
  sentence.text = text->text("text").value_or("");
  for (const YamlValue& item : rules->items()) {
    const std::string label = item.text("a rule").value_or("");
    const auto rule = rule_from(label);
    if (!rule) fail(file, "line " + std::to_string(item.line()) + ": no rule \"" + label + "\"");
    sentence.labels.set(static_cast<std::size_t>(*rule));
  }
  return sentence;
}

}  // namespace

LabelledFile read_labelled(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  Problems problems;
  const auto document = YamlDocument::read(text, file, problems);
  if (!document) fail(file, "this is not YAML");
  const YamlValue root(*document, file, problems);
  const auto list = root.required("sentences", "the file");
  if (!list) fail(file, "there are no sentences");
  LabelledFile result;
  for (const YamlValue& value : list->items()) result.sentences.push_back(read_sentence(value, file));
  if (const auto writers = root.member("after_reading"))
    for (const YamlValue& writer : writers->items())
      result.after_reading.insert(writer.text("a writer").value_or(""));
  return result;
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace rafiq::draft::training
