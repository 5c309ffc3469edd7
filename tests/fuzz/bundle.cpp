// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/contents.hpp"
#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/connector/bundle/reader.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <set>

// The first byte says what the rest is: a packed archive, a tar archive that is packed here, a bundle.json or
// a signature. What must hold: it ends, no name that comes out leads elsewhere or comes twice, no file is
// longer than it said, and what is taken for a bundle.json has one text.
namespace {

using namespace rafiq;
using namespace rafiq::connector::bundle;

void require(bool holds) {
  if (!holds) std::abort();
}

la_ssize_t append(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string packed(std::string_view bytes) {
  std::string out;
  auto* writer = archive_write_new();
  archive_write_set_format_raw(writer);
  archive_write_add_filter_zstd(writer);
  archive_write_set_filter_option(writer, "zstd", "compression-level", "1");
  archive_write_open(writer, &out, nullptr, append, nullptr);
  auto* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_free(writer);
  return out;
}

Result<ArchiveReader> open(const std::string& bytes) {
  return ArchiveReader::open(
      [&](std::uint64_t offset, std::span<char> buffer) -> Result<std::size_t> {
        const auto from = std::min<std::size_t>(offset, bytes.size());
        const auto size = std::min(buffer.size(), bytes.size() - from);
        std::memcpy(buffer.data(), bytes.data() + from, size);
        return size;
      },
      "fuzz");
}

void read_entries(const std::string& bytes) {
  auto archive = open(bytes);
  if (!archive) return;
  std::set<std::string> seen;
  for (;;) {
    const auto entry = archive.value().next();
    if (!entry || !entry.value()) return;
    const auto& name = entry.value()->name;
    require(check_name(name, "").has_value() && name.find("..") != 0 && name.front() != '/');
    require(seen.insert(folded(name)).second && seen.size() <= most_files + 2);
    std::uint64_t read = 0;
    const auto done = archive.value().read([&](std::string_view piece) -> Status {
      read += piece.size();
      return success();
    });
    require(read <= entry.value()->bytes && (!done || read == entry.value()->bytes));
    if (!done) return;
  }
}

// Nobody is trusted: it never gets further than the signature.
struct Nothing : Taker {
  Status contents(const Checked&) override { std::abort(); }
  Status file(const std::string&) override { std::abort(); }
  Status bytes(std::string_view) override { std::abort(); }
  Status end() override { std::abort(); }
};

void read_as_bundle(const std::string& bytes) {
  auto archive = open(bytes);
  Nothing nothing;
  if (archive) require(!read_bundle(archive.value(), {{}, ""}, nothing).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
    case 1: {
      const auto bytes = data[0] % 4 == 0 ? rest : packed(rest);
      read_entries(bytes);
      read_as_bundle(bytes);
      break;
    }
    case 2: {
      const auto contents = parse_contents(rest, "fuzz");
      require(!contents || to_text(contents.value()) == rest);
      break;
    }
    default: {
      const auto signature = parse_signature(rest, "fuzz");
      if (signature) require(parse_signature(to_text(signature.value()), "fuzz").has_value());
      static_cast<void>(parse_public_key(rest, "fuzz"));
    }
  }
  return 0;
}
