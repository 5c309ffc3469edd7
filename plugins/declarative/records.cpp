// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/records.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>
#include <charconv>

namespace rafiq_declarative {
namespace {

constexpr int most_pages_of_rows = 1'000;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ",") + name;
  return out;
}

}  // namespace

Json Records::variables() const {
  Json variables = Json::object();
  if (!entity_.select.empty()) {
    variables["select"] = joined(entity_.select);
    variables["select_list"] = entity_.select;
  }
  return variables;
}

Json Records::id_of(const std::string& id) const {
  if (!entity_.numeric_ids) return id.empty() ? Json() : Json(id);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  return error == std::errc() && end == id.data() + id.size() ? Json(number) : Json();
}

void Records::fetch_rows(const Child& child, std::span<const std::string> ids, Rows& rows,
                         std::list<Page>& keep, const SeeRow& see) {
  Json variables = this->variables();
  variables["ids"] = Json::array();
  for (const auto& id : ids) variables["ids"].push_back(id_of(id));
  variables["ids_text"] = joined({ids.begin(), ids.end()});
  Json position;
  for (int number = 0; number < most_pages_of_rows; ++number) {
    keep.push_back(child.listing.page(client_, variables, position, child.name));
    const Page& page = keep.back();
    for (const Element row : page.items) {
      const Scope scope = client_.scope(row);
      if (see) see(child, scope);
      if (const auto owner = child.key.text(scope)) rows[*owner].push_back(row);
    }
    if (page.next.is_null()) return;
    position = page.next;
  }
}

Records::Children Records::children_of(std::span<const Element> items, std::list<Page>& keep,
                                       const SeeRow& see) {
  Children children;
  if (entity_.children.empty()) return children;
  std::vector<std::string> ids;
  for (const Element item : items)
    if (auto id = entity_.mapper.id(client_.scope(item)); !id.empty()) ids.push_back(std::move(id));
  for (const Child& child : entity_.children) {
    Rows& rows = children[child.name];
    for (std::size_t at = 0; at < ids.size(); at += child.most)
      fetch_rows(child, std::span(ids).subspan(at, std::min(child.most, ids.size() - at)), rows, keep, see);
  }
  return children;
}

std::size_t Records::append(std::span<const Element> items, std::string& out, const SeeRow& see) {
  std::list<Page> keep;
  const Children children = children_of(items, keep, see);
  for (const Element item : items) {
    Scope scope = client_.scope(item);
    scope.children = &children;
    if (!out.empty() && out.back() == '}') out += ',';
    entity_.mapper.append(scope, out);
  }
  return items.size();
}

void Records::hand_over(std::span<const Element> items, const Answer& answer, const Take& take) {
  std::list<Page> keep;
  const Children children = children_of(items, keep, {});
  for (const Element item : items) {
    Scope scope = client_.scope(item);
    scope.children = &children;
    const std::string id = entity_.mapper.id(scope);
    scope.id = id;
    if (!id.empty()) take(scope, answer);  // what has no id is no record: a message, an empty answer
  }
}

void Records::fetch_one(const std::string& id, const Take& take) {
  Json variables = this->variables();
  variables["id"] = id_of(id);
  if (variables["id"].is_null()) return;
  try {
    const Answer answer = client_.ask(*entity_.get->request, variables, entity_.name, Client::Aim::read);
    // Nothing at all does not even say that there is no such record.
    if (answer.response().status == 200 && answer.response().body.empty())
      throw rafiq::Failure(rafiq::Reason::protocol, "empty",
                           "The CRM answered nothing when asked for one record (" + entity_.name + ")");
    const Scope scope = client_.scope(answer.root());
    const auto item =
        entity_.get->item ? entity_.get->item->find(scope) : std::optional<Element>(answer.root());
    if (!item || item->is_null()) return;
    hand_over(std::span(&*item, 1), answer, take);
  } catch (const rafiq::Failure& failure) {
    if (failure.reason() != rafiq::Reason::not_found) throw;
  }
}

void Records::fetch(const std::vector<std::string>& ids, const Take& take) {
  if (!entity_.get)
    throw rafiq::Failure(rafiq::Reason::unsupported, "entity",
                         "Records of this kind cannot be read one by one");
  if (!entity_.get->listing || (ids.size() == 1 && entity_.get->request)) {
    for (const auto& id : ids) fetch_one(id, take);
    return;
  }
  for (std::size_t at = 0; at < ids.size(); at += entity_.get->most) {
    Json variables = this->variables();
    variables["ids"] = Json::array();
    std::vector<std::string> texts;
    for (std::size_t i = at; i < std::min(ids.size(), at + entity_.get->most); ++i)
      if (Json id = id_of(ids[i]); !id.is_null()) {
        variables["ids"].push_back(std::move(id));
        texts.push_back(ids[i]);
      }
    if (texts.empty()) continue;
    variables["ids_text"] = joined(texts);
    Json position;
    do {
      const Page page = entity_.get->listing->page(client_, variables, position, entity_.name);
      hand_over(page.items, page.answer, take);
      position = page.next;
    } while (!position.is_null());
  }
}

std::size_t Records::append_by_ids(const std::vector<std::string>& ids, std::string& out) {
  std::size_t count = 0;
  fetch(ids, [&](const Scope& record, const Answer&) {
    if (!out.empty() && out.back() == '}') out += ',';
    entity_.mapper.append(record, out);
    ++count;
  });
  return count;
}

}  // namespace rafiq_declarative
