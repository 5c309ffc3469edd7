// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/reader.hpp"

#include "core/connector/bundle/digest.hpp"
#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/names.hpp"

#include <fmt/format.h>

namespace rafiq::connector::bundle {
namespace {

Error refused(std::string what, const ArchiveReader& archive) {
  return {ErrorCode::bad_data, std::move(what), archive.where(),
          "Do not use it. Nothing of it was installed; fetch it again from whoever made it"};
}

// One of the two small files in front. Nothing where another one, or none, comes.
Result<std::optional<std::string>> small_file(ArchiveReader& archive, std::string_view name,
                                              std::uint64_t most) {
  RAFIQ_TRY(const auto entry, archive.next());
  if (!entry || entry->name != name) return std::optional<std::string>{};
  if (entry->bytes > most) return refused(fmt::format("{} is larger than it can be", name), archive);
  std::string text;
  RAFIQ_TRY(archive.read([&](std::string_view bytes) -> Status {
    text += bytes;
    return success();
  }));
  return std::optional(std::move(text));
}

Result<Checked> read_front(ArchiveReader& archive, const Trust& trust) {
  RAFIQ_TRY(const auto text, small_file(archive, contents_name, largest_contents));
  if (!text) return refused("This is no connector bundle: bundle.json is not its first file", archive);
  RAFIQ_TRY(const auto written, small_file(archive, signature_name, largest_signature));
  if (!written)
    return Error{ErrorCode::bad_data, "The bundle is not signed", archive.where(),
                 "Ask whoever made it for a signed one (rafiq-conform bundle --key)"};
  RAFIQ_TRY(const auto signature, parse_signature(*written, archive.where()));
  RAFIQ_TRY(auto signer, trust.signer_of(*text, signature, archive.where()));
  RAFIQ_TRY(auto contents, parse_contents(*text, archive.where()));
  return Checked{std::move(contents), std::move(signer), *written};
}

Status read_file(ArchiveReader& archive, const ArchiveReader::Entry& entry, const File& expected,
                 Taker& taker) {
  if (entry.bytes != expected.bytes)
    return refused(fmt::format("\"{}\" is not the file that was signed: its size is another", entry.name),
                   archive);
  Digest digest;
  RAFIQ_TRY(taker.file(entry.name));
  RAFIQ_TRY(archive.read([&](std::string_view bytes) {
    digest.add(bytes);
    return taker.bytes(bytes);
  }));
  if (digest.finish() != expected.sha256)
    return refused(fmt::format("\"{}\" is not the file that was signed: its checksum is another", entry.name),
                   archive);
  return taker.end();
}

}  // namespace

Result<Checked> read_bundle(ArchiveReader& archive, const Trust& trust, Taker& taker) {
  RAFIQ_TRY(auto checked, read_front(archive, trust));
  RAFIQ_TRY(taker.contents(checked));
  std::size_t read = 0;
  for (;; ++read) {
    RAFIQ_TRY(const auto entry, archive.next());
    if (!entry) break;
    const auto* expected = checked.contents.find(entry->name);
    if (expected == nullptr)
      return refused(fmt::format("The bundle holds \"{}\", which was not signed", entry->name), archive);
    RAFIQ_TRY(read_file(archive, *entry, *expected, taker));
  }
  // No name comes twice: as many as were signed are all of them.
  if (read != checked.contents.files.size())
    return refused("The bundle lacks files that were signed", archive);
  return checked;
}

}  // namespace rafiq::connector::bundle
