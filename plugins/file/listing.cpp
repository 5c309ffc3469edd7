// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/listing.hpp"

#include "plugins/file/export.hpp"
#include "plugins/file/host_file.hpp"
#include "plugins/file/pass.hpp"

namespace rafiq::file {
namespace {

constexpr std::size_t kPageIds = 5000;

[[noreturn]] void changed(const std::string& file) {
  throw Failure(Reason::transient, "file-changed",
                file + " changed while its ids were listed. List them again");
}

}  // namespace

void Listing::run(std::string_view entity, const std::optional<Checkpoint>& from) const {
  const auto part = entity == "customer" ? Part::customers : Part::journey;
  auto now = present_state(account_, files_);
  auto ids = Json::array();
  const auto emit = [&](bool end) {
    now.complete = end;
    const Json page{{"ids", std::exchange(ids, Json::array())}, {"checkpoint", to_json(now)}, {"end", end}};
    pages_.emit(dumped(page));
  };
  if (!account_.has(part)) return emit(true);
  if (from && !from->same_files(now)) changed(account_.file_name(part));

  HostFile source(files_, Account::file_key(part));
  Export file(source, account_, part);
  if (from && !from->complete) file.go_to(from->next);
  now.part = part;
  Notes unheard("");
  Row row;
  while (file.next(row, unheard)) {
    auto key = file.records().key(row);
    if (key.entity == entity && !key.id.empty()) ids.push_back(std::move(key.id));
    if (ids.size() < kPageIds) continue;
    cancel_.throw_if_requested();
    if (source.was_changed()) changed(account_.file_name(part));
    now.next = file.place();
    emit(false);
  }
  if (source.was_changed()) changed(account_.file_name(part));
  emit(true);
}

}  // namespace rafiq::file
