// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/reader.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>
#include <set>

namespace rafiq_declarative {
namespace {

constexpr int checkpoint_version = 1;

}  // namespace

std::vector<Reader::Step> Reader::steps() const {
  using Kind = Step::Kind;
  std::vector<Step> steps;
  for (const Entity& entity : entities_) {
    if (is_full() || !entity.changes) {
      if (entity.full) steps.push_back({Kind::full, &entity, nullptr, entity.name});
    } else {
      steps.push_back({Kind::changes, &entity, nullptr, entity.name});
    }
    if (is_full()) continue;
    for (const Child& child : entity.children)
      if (child.changes)
        steps.push_back({Kind::child_changes, &entity, &child, entity.name + "/" + child.name});
    if (entity.deletions) steps.push_back({Kind::deletions, &entity, nullptr, entity.name + "/deletions"});
  }
  return steps;
}

// Whether it is one of ours: what the host gives back is stored on a disk, and may be of another version.
bool Reader::is_ours(const Json& checkpoint) {
  const auto has = [&](const char* key, auto&& fits) {
    return checkpoint.contains(key) && fits(checkpoint[key]);
  };
  const auto number = [](const Json& value) { return value.is_number_unsigned(); };
  const auto may_have = [&](const char* key, auto&& fits) {
    return !checkpoint.contains(key) || fits(checkpoint[key]);
  };
  const auto whole = [](const Json& value) { return value.is_number_integer(); };
  return checkpoint.is_object() && may_have("started", whole) && may_have("window_items", whole) &&
         may_have("told", [](const Json& value) { return value.is_boolean(); }) && has("v", number) &&
         checkpoint["v"] == checkpoint_version && has("step", number) &&
         has("phase", [](const Json& value) { return value.is_string(); });
}

void Reader::begin() {
  if (!is_ours(at_))
    at_ = {{"v", checkpoint_version}, {"phase", "full"}, {"step", 0}, {"since", Json::object()}};
  for (const char* key : {"since", "seen"})
    if (!at_.contains(key) || !at_[key].is_object()) at_[key] = Json::object();
}

void Reader::read(const Json& checkpoint) {
  at_ = checkpoint;
  begin();
  const auto all = steps();
  auto step = static_cast<std::size_t>(at_.value("step", 0));
  while (step < all.size()) {
    const bool last = step + 1 == all.size();
    if (take_page(all[step], last)) continue;
    ++step;
  }
  if (all.empty()) emit("", true);
}

const Feed* Reader::feed_of(const Step& step) {
  switch (step.kind) {
    case Step::Kind::child_changes:
      return &*step.child->changes;
    case Step::Kind::deletions:
      return &*step.entity->deletions;
    default:
      return step.entity->changes ? &*step.entity->changes : nullptr;
  }
}

const Listing& Reader::listing_of(const Step& step) const {
  return step.kind == Step::Kind::full ? *step.entity->full : feed_of(step)->listing;
}

Json Reader::variables(const Step& step, Records& records) const {
  Json variables = records.variables();
  const Feed* feed = feed_of(step);
  if (feed == nullptr) return variables;
  Json since;
  if (at_.contains("window_since"))
    since = feed->cursor.since(at_["window_since"], Cursor::From::exactly);
  else if (step.kind != Step::Kind::full)
    since = feed->cursor.since(at_["since"].value(step.key, Json()));
  if (!since.is_null()) variables["since"] = std::move(since);
  if (Json until = feed->cursor.until(at_.value("started", client_.server_time().value_or(now_)));
      !until.is_null())
    variables["until"] = std::move(until);
  return variables;
}

void Reader::see(const Step& step, const Page& page) {
  const Feed* feed = feed_of(step);
  if (feed == nullptr) return;
  Json& seen = at_["seen"][step.key];
  feed->cursor.see_answer(client_.scope(page.answer.root()), seen);
  for (const Element item : page.items) feed->cursor.see_item(client_.scope(item), seen);
}

std::string Reader::records_of(const Step& step, const Page& page, Records& records) {
  std::string out;
  const bool named = step.kind == Step::Kind::child_changes ||
                     (step.kind == Step::Kind::changes && feed_of(step)->id.has_value());
  if (!named && step.kind != Step::Kind::deletions) {
    records.append(page.items, out, [&](const Child& child, const Scope& row) {
      if (child.changes && is_full())
        child.changes->cursor.see_item(row, at_["seen"][step.entity->name + "/" + child.name]);
    });
    told_ += page.items.size();
    return out;
  }
  const Feed& feed = *feed_of(step);
  std::set<std::string> ids;
  for (const Element item : page.items) {
    const Scope scope = client_.scope(item);
    const auto id = feed.id ? feed.id->text(scope) : step.entity->id.text(scope);
    if (id) ids.insert(*id);
  }
  if (named) {
    records.append_by_ids({ids.begin(), ids.end()}, out);
  } else {
    for (const auto& id : ids) {
      if (!out.empty()) out += ',';
      step.entity->mapper.append_gone(id, out);
    }
  }
  told_ += ids.size();
  return out;
}

// Where the next page of the step begins; null when the step is done. A CRM that gives no more than so many
// items of one query is asked anew, from the last moment that was seen.
Json Reader::position_after(const Step& step, const Page& page) {
  const std::int64_t window = listing_of(step).window();
  const auto items =
      at_.value("window_items", std::int64_t{0}) + static_cast<std::int64_t>(page.items.size());
  const auto largest = static_cast<std::int64_t>(page.items.size());
  if (window == 0 || page.next.is_null() || items + largest <= window) {
    if (window > 0) at_["window_items"] = items;
    return page.next;
  }
  const Json seen = at_["seen"].value(step.key, Json());
  if (seen.is_null() || seen == at_.value("window_since", Json()))
    throw rafiq::Failure(
        rafiq::Reason::protocol, "window",
        "The CRM has more records of one moment than it lists at once, so that some cannot be read");
  at_["window_since"] = seen;
  at_["window_items"] = 0;
  return Json::object();  // from the first page of the new query
}

// True: the step has more pages.
bool Reader::take_page(const Step& step, bool last_step) {
  Records records(client_, *step.entity);
  const Page page =
      listing_of(step).page(client_, variables(step, records), at_.value("at", Json()), step.entity->name);
  if (!at_.contains("started")) {
    at_["started"] = client_.server_time().value_or(now_);
    at_["told"] = client_.server_time().has_value();
  }
  see(step, page);
  const std::string out = records_of(step, page, records);
  const Json next = position_after(step, page);
  const bool more = !next.is_null();
  if (more) {
    at_["at"] = next;
  } else {
    for (const char* key : {"at", "window_since", "window_items"}) at_.erase(key);
    at_["step"] = at_.value("step", 0) + 1;
  }
  const bool end = !more && last_step;
  if (end) finish();
  if (end || !out.empty() || more) emit(out, end);
  return more;
}

// What the next read begins with.
void Reader::finish() {
  const std::int64_t started = at_.value("started", now_);
  const bool told = at_.value("told", false);
  for (const Entity& entity : entities_) {
    const auto settle = [&](const std::string& key, const Cursor& cursor) {
      Json after =
          cursor.after(at_["seen"].value(key, Json()), at_["since"].value(key, Json()), started, told);
      if (!after.is_null()) at_["since"][key] = std::move(after);
    };
    if (entity.changes) settle(entity.name, entity.changes->cursor);
    for (const Child& child : entity.children)
      if (child.changes) settle(entity.name + "/" + child.name, child.changes->cursor);
    if (entity.deletions) settle(entity.name + "/deletions", entity.deletions->cursor);
  }
  const Json since = at_["since"];
  at_ = {{"v", checkpoint_version}, {"phase", "changes"}, {"step", 0}, {"since", since}};
}

void Reader::emit(const std::string& records, bool end) {
  std::string page = "{\"records\":[";
  page += records;
  page += "],\"checkpoint\":" + at_.dump();
  page += end ? ",\"end\":true" : ",\"end\":false";
  page += ",\"progress\":{\"done\":" + std::to_string(told_) + "}}";
  emit_(page);
}

void Reader::list_ids(const std::string& name, const Json& checkpoint) {
  const auto entity =
      std::find_if(entities_.begin(), entities_.end(), [&](const Entity& each) { return each.name == name; });
  if (entity == entities_.end() || !entity->ids)
    throw rafiq::Failure(rafiq::Reason::unsupported, "entity",
                         "The ids of records of this kind cannot be listed");
  Records records(client_, *entity);
  Json position = checkpoint.is_object() ? checkpoint.value("at", Json()) : Json();
  for (;;) {
    const Page page = entity->ids->page(client_, records.variables(), position, name);
    std::string ids;
    for (const Element item : page.items) {
      const auto id = item.is_object() ? entity->id.text(client_.scope(item)) : plain(item);
      if (!id) continue;
      ids += ids.empty() ? "" : ",";
      append_quoted(ids, *id);
    }
    position = page.next;
    const bool end = position.is_null();
    emit_("{\"ids\":[" + ids + "],\"checkpoint\":" + Json{{"at", position}}.dump() +
          (end ? ",\"end\":true}" : ",\"end\":false}"));
    if (end) return;
  }
}

}  // namespace rafiq_declarative
