// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/archive_writer.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace rafiq::connector::bundle {
namespace {

struct Close {
  void operator()(archive* writer) const { archive_write_free(writer); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using Writer = std::unique_ptr<archive, Close>;

la_ssize_t append(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

Error failed(archive* writer) {
  const char* why = writer == nullptr ? nullptr : archive_error_string(writer);
  return {ErrorCode::internal, std::string("The archive cannot be written: ") + (why == nullptr ? "" : why),
          "", ""};
}

bool add(archive* writer, const std::string& name, const std::string& bytes) {
  const std::unique_ptr<archive_entry, Close> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), 0, 0);
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return false;
  return archive_write_data(writer, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size());
}

}  // namespace

Result<std::string> write_archive(const NamedFiles& files) {
  std::string packed;
  const Writer writer(archive_write_new());
  auto* to = writer.get();
  if (to == nullptr || archive_write_set_format_ustar(to) != ARCHIVE_OK ||
      archive_write_add_filter_zstd(to) != ARCHIVE_OK ||
      archive_write_set_filter_option(to, "zstd", "compression-level", "19") != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block(to, 1) != ARCHIVE_OK ||
      archive_write_open(to, &packed, nullptr, append, nullptr) != ARCHIVE_OK)
    return failed(to);
  for (const auto& [name, bytes] : files)
    if (!add(to, name, bytes)) return failed(to);
  if (archive_write_close(to) != ARCHIVE_OK) return failed(to);
  return packed;
}

}  // namespace rafiq::connector::bundle
