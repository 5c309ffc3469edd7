// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/listing.hpp"

#include "plugins/declarative/wrong.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

namespace rafiq_declarative {
namespace {

constexpr int most_steps_back = 20;

std::optional<Path> path_of(const Json& json, const char* key, std::string_view where) {
  if (!json.contains(key)) return std::nullopt;
  const auto expression = Expression::compile(json[key], where);
  if (expression.path() == nullptr) wrong(where, "\"" + std::string(key) + "\" is one ${path} and no more");
  return *expression.path();
}

bool mentions_last(const Json& json) {
  return json.dump().find("${last.") != std::string::npos;
}

}  // namespace

Listing Listing::compile(const Json& json, const Json& defaults, const Json& id, std::string_view where) {
  Listing listing;
  const std::string place(where);
  if (!json.contains("request")) wrong(where, "a listing needs a \"request\"");
  listing.request_ = Request::compile(json["request"], defaults, place + ".request");
  listing.items_ = path_of(json, "items", place + ".items");
  if (json.contains("page")) listing.compile_pages(json["page"], place + ".page");
  if (!id.is_null()) listing.id_ = Expression::compile(id, place);
  return listing;
}

void Listing::compile_pages(const Json& json, std::string_view where) {
  const std::string kind = json.value("kind", "none");
  kind_ = kind == "page"       ? Kind::page
          : kind == "offset"   ? Kind::offset
          : kind == "cursor"   ? Kind::cursor
          : kind == "next_url" ? Kind::next_url
                               : Kind::none;
  size_ = json.value("size", std::int64_t{0});
  first_ = json.value("first", std::int64_t{kind_ == Kind::page ? 1 : 0});
  window_ = json.value("window", std::int64_t{0});
  reread_ = json.value("reread", false);
  if (reread_ && kind_ != Kind::page) wrong(where, "\"reread\" is for pages that are counted");
  if (json.contains("next")) next_ = Form::compile(json["next"], where);
  if (json.contains("start")) start_ = Form::compile(json["start"], where);
  if (json.contains("more")) more_ = Condition::compile(json["more"], where);
  if (json.contains("done")) done_ = Condition::compile(json["done"], where);
  const bool counts = kind_ == Kind::page || kind_ == Kind::offset;
  if (counts && size_ <= 0) wrong(where, "pages that are counted need their \"size\"");
  if ((kind_ == Kind::cursor || kind_ == Kind::next_url) && !next_)
    wrong(where, "\"next\" must say where the answer holds what the next page is asked with");
  short_page_ends_ = counts || (kind_ == Kind::cursor && mentions_last(json["next"]) && size_ > 0);
}

std::string Listing::id_of(Client& client, Element item) const {
  return id_ ? id_->text(client.scope(item)).value_or("") : "";
}

std::vector<Element> Listing::items_of(const Answer& answer, const Scope& scope,
                                       std::string_view what) const {
  const auto found = items_ ? items_->find(scope) : std::optional<Element>(answer.root());
  std::vector<Element> items;
  simdjson::dom::array list;
  if (!found || found->is_null()) {
    // An answer without the list is no answer: taken for an empty one it would look as if all were gone.
    throw rafiq::Failure(rafiq::Reason::protocol, "no-list",
                         "The CRM's answer about " + std::string(what) +
                             " holds no list where the manifest says. Check the CRM's version");
  }
  if (found->get_array().get(list) != simdjson::SUCCESS) {
    items.push_back(*found);  // one record where a list of one is meant
    return items;
  }
  for (const Element item : list) items.push_back(item);
  return items;
}

std::optional<Json> Listing::next_position(const Page& page, const Scope& scope, const Json& position) const {
  const auto count = static_cast<std::int64_t>(page.items.size());
  if (kind_ == Kind::none || (done_ && done_->holds(scope)) || (more_ && !more_->holds(scope)))
    return std::nullopt;
  if (short_page_ends_ && !more_ && !done_ && count < size_) return std::nullopt;
  if (count == 0 && short_page_ends_) return std::nullopt;
  if (kind_ == Kind::page) return Json{{"page", position.value("page", first_) + 1}};
  if (kind_ == Kind::offset) return Json{{"offset", position.value("offset", first_) + count}};
  std::string next;
  if (!next_->write(scope, next) || next == "null" || next == "\"\"") return std::nullopt;
  Json value = Json::parse(next, nullptr, /*allow_exceptions=*/false);
  Json at{{kind_ == Kind::cursor ? "next" : "url", std::move(value)}};
  if (at == position)
    throw rafiq::Failure(rafiq::Reason::protocol, "circle",
                         "The CRM says that the page after this one is this one. Sync again later");
  return at;
}

// Some CRMs answer an empty list with an error; a rule of the manifest names it.
Page Listing::ask(Client& client, Json variables, const Json& position, std::string_view what) const {
  try {
    return asked(client, std::move(variables), position, what);
  } catch (const rafiq::Failure& failure) {
    if (failure.code() != nothing_there) throw;
    return Page{Answer({}, std::make_unique<Document>("[]", what)), {}, {}};
  }
}

Page Listing::asked(Client& client, Json variables, const Json& position, std::string_view what) const {
  if (size_ > 0) variables["size"] = size_;
  if (kind_ == Kind::page) variables["page"] = position.value("page", first_);
  if (kind_ == Kind::offset) variables["offset"] = position.value("offset", first_);
  if (position.contains("next")) variables["next"] = position["next"];
  if (kind_ == Kind::cursor && !position.contains("next") && start_) {
    const Document values(variables.dump(), "a request");
    std::string start;
    if (start_->write(client.scope(values.root()), start)) variables["next"] = Json::parse(start);
  }
  const bool elsewhere = position.contains("url") && position["url"].is_string();
  Page page{client.ask(request_, variables, what, Client::Aim::read,
                       elsewhere ? position["url"].get<std::string>() : std::string()),
            {},
            {}};
  page.items = items_of(page.answer, client.scope(page.answer.root()), what);
  return page;
}

// Somebody deletes a record that was listed already, all that follow move up by one, and the next page would
// begin one too late. So each page begins with the last item of the one before; if it does not, we go back.
Page Listing::joined(Client& client, const Json& variables, const Json& position,
                     std::string_view what) const {
  std::int64_t offset = position.value("offset", first_);
  std::string tail = position.value("tail", "");
  for (int step = 0;; ++step) {
    const bool overlaps = !tail.empty() && offset > first_;
    Json at{{"offset", overlaps ? offset - 1 : offset}};
    Page page = ask(client, variables, at, what);
    const bool joins = !overlaps || (!page.items.empty() && id_of(client, page.items.front()) == tail);
    if (joins || step >= most_steps_back) {
      Scope scope = client.scope(page.answer.root());
      if (!page.items.empty()) scope.last = page.items.back();
      auto next = next_position(page, scope, at);
      if (next && !page.items.empty()) (*next)["tail"] = id_of(client, page.items.back());
      if (overlaps && joins) page.items.erase(page.items.begin());
      page.next = next ? std::move(*next) : Json();
      return page;
    }
    offset = std::max(first_, offset - size_);
    tail.clear();
  }
}

// Where pages have numbers none can begin one item earlier. So the page before is read again after each one:
// if it does not end as it did, somebody was deleted, and it holds who moved up from this one.
Page Listing::reread(Client& client, const Json& variables, const Json& position,
                     std::string_view what) const {
  std::int64_t number = position.value("page", first_);
  const std::string tail = position.value("tail", "");
  Page page = ask(client, variables, Json{{"page", number}}, what);
  if (number > first_ && !tail.empty()) {
    Page before = ask(client, variables, Json{{"page", number - 1}}, what);
    if (before.items.empty() || id_of(client, before.items.back()) != tail) {
      page = std::move(before);
      --number;
    }
  }
  page = with_next(client, std::move(page), Json{{"page", number}});
  if (!page.next.is_null()) page.next["tail"] = id_of(client, page.items.back());
  return page;
}

Page Listing::with_next(Client& client, Page page, const Json& position) const {
  Scope scope = client.scope(page.answer.root());
  if (!page.items.empty()) scope.last = page.items.back();
  if (auto next = next_position(page, scope, position)) page.next = std::move(*next);
  return page;
}

Page Listing::page(Client& client, Json variables, const Json& position, std::string_view what) const {
  const Json at = position.is_object() ? position : Json::object();
  if (kind_ == Kind::offset && id_) return joined(client, variables, at, what);
  if (reread_ && id_) return reread(client, variables, at, what);
  return with_next(client, ask(client, std::move(variables), at, what), at);
}

}  // namespace rafiq_declarative
