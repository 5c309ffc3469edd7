// SPDX-License-Identifier: Apache-2.0
#include "core/app/support/tar.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace rafiq::app::support {
namespace {

struct Free {
  void operator()(archive* writer) const { archive_write_free(writer); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool add(archive* writer, const std::string& name, const std::string& text) {
  const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(text.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return false;
  return archive_write_data(writer, text.data(), text.size()) == static_cast<la_ssize_t>(text.size());
}

}  // namespace

Result<std::string> tar(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string packed;
  const std::unique_ptr<archive, Free> writer(archive_write_new());
  bool good = writer && archive_write_set_format_ustar(writer.get()) == ARCHIVE_OK &&
              archive_write_open(writer.get(), &packed, nullptr, append, nullptr) == ARCHIVE_OK;
  for (const auto& [name, text] : files) good = good && add(writer.get(), name, text);
  if (!good || archive_write_close(writer.get()) != ARCHIVE_OK)
    return Error{ErrorCode::internal, "The archive cannot be made", "", "Report this"};
  return packed;
}

}  // namespace rafiq::app::support
