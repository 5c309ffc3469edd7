// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/connector.hpp"

#include "plugins/file/listing.hpp"
#include "plugins/file/pass.hpp"
#include "plugins/file/search.hpp"
#include "plugins/file/survey.hpp"

namespace rafiq::file {
namespace {

Json parsed(std::string_view request) {
  auto json = Json::parse(request, nullptr, false);
  if (!json.is_object()) throw Failure(Reason::bug, "request", "The host's request is not a JSON object");
  return json;
}

}  // namespace

std::string FileConnector::check(std::string_view) {
  return dumped(Survey(account_, files()).check());
}

std::string FileConnector::discover(std::string_view) {
  return dumped(Survey(account_, files()).discover());
}

void FileConnector::read(std::string_view request, const Pages& pages) {
  const auto asked = parsed(request);
  Pass(account_, files(), cancel(), progress(), pages)
      .run(asked.value("mode", "full") == "incremental", checkpoint_from(asked.value("checkpoint", Json())));
}

std::string FileConnector::get(std::string_view request) {
  const auto asked = parsed(request);
  return dumped(
      {{"record",
        Search(account_, files(), cancel()).get(asked.value("entity", "customer"), asked.value("id", ""))}});
}

std::string FileConnector::find(std::string_view request) {
  const auto asked = parsed(request);
  return dumped(
      {{"records",
        Search(account_, files(), cancel()).find(asked.value("by", ""), asked.value("value", ""))}});
}

void FileConnector::list_ids(std::string_view request, const Pages& pages) {
  const auto asked = parsed(request);
  Listing(account_, files(), cancel(), pages)
      .run(asked.value("entity", "customer"), checkpoint_from(asked.value("checkpoint", Json())));
}

}  // namespace rafiq::file
