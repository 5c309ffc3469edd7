// SPDX-License-Identifier: Apache-2.0
#include "core/sync/read_ahead.hpp"

#include "core/connector/wire/frame.hpp"
#include "core/store/sealed_parts.hpp"
#include "core/sync/shape.hpp"
#include "core/util/json_fast.hpp"

#include <algorithm>

namespace rafiq::sync {

std::string to_text(const Look& look) {
  std::string text = "[[";
  const auto append = [&](std::string_view part, std::string_view before) {
    text += before;
    append_json(text, part);
  };
  for (const auto& field : look.fields) {
    append(field.entity, &field == &look.fields.front() ? "[" : ",[");
    append(field.field, ",");
    append(field.type, ",");
    text += ']';
  }
  text += "],[";
  for (const auto& said : look.said) append(said, said == *look.said.begin() ? "" : ",");
  return text + "]]";
}

Look look_from(std::string_view text) {
  Look look;
  const auto json = parse_json(text, "");
  if (!json) return look;
  try {
    for (const auto& field : json.value().at(0))
      look.fields.push_back(
          {field.at(0).get<std::string>(), field.at(1).get<std::string>(), field.at(2).get<std::string>()});
    look.said = json.value().at(1).get<Observations>();
  } catch (const Json::exception&) {
    look = {};
  }
  return look;
}

void read_whole(std::string_view record, const Sealing& sealing, ReadRecord& read) {
  auto json = parse_json_fast(record);
  if (!json) {
    auto odd = connector::parse_untrusted(record, "");
    if (!odd) {
      read.item = store::UnreadableRecord{std::nullopt, "the record cannot be read: " + odd.error().what, ""};
      return;
    }
    json = std::move(odd).value();
  }
  Look look;
  read.item = read_record(*json, look.said);
  look.fields = fields_of(*json);
  read.look = to_text(look);
  auto* whole = std::get_if<store::Record>(&*read.item);
  if (whole == nullptr) return;
  if (read.mark) whole->arrived = read.mark->arrived;
  store::prepare(*whole, sealing.account, sealing.key);
}

ReadAhead::~ReadAhead() {
  end();
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void ReadAhead::begin(const std::vector<std::string_view>& records, bool whole, Sealing sealing) {
  const auto pieces = (records.size() + piece - 1) / piece;
  {
    const std::lock_guard lock(mutex_);
    read_.clear();
    read_.resize(records.size());
    done_.assign(pieces, 0);
    records_ = &records;
    whole_ = whole;
    sealing_ = std::move(sealing);
    next_ = 0;
  }
  // What is read in a moment needs no thread.
  while (pieces > threads_.size() + 1 && threads_.size() < most_threads)
    threads_.emplace_back([this] { work(); });
  changed_.notify_all();
}

ReadRecord& ReadAhead::at(std::size_t place) {
  const auto mine = place / piece;
  std::unique_lock lock(mutex_);
  while (!done_[mine]) {
    if (next_ <= mine) {
      // Nobody has come to it yet: the pieces before are done or being read.
      const auto taken = next_++;
      lock.unlock();
      read(taken);
      lock.lock();
      done_[taken] = 1;
    } else {
      changed_.wait(lock);
    }
  }
  return read_[place];
}

void ReadAhead::end() {
  std::unique_lock lock(mutex_);
  next_ = done_.size();
  changed_.wait(lock, [this] { return reading_ == 0; });
  records_ = nullptr;
}

void ReadAhead::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closing_ || (records_ != nullptr && next_ < done_.size()); });
    if (closing_) return;
    const auto taken = next_++;
    ++reading_;
    lock.unlock();
    read(taken);
    lock.lock();
    --reading_;
    done_[taken] = 1;
    changed_.notify_all();
  }
}

std::int64_t ReadAhead::known_by(std::string_view record, std::int64_t arrived) const {
  return sealing_.key && store::speaks_of_sensitive(record) ? store::sealed_hash(*sealing_.key, arrived)
                                                            : arrived;
}

void ReadAhead::read(std::size_t taken) {
  const auto end = std::min(records_->size(), (taken + 1) * piece);
  for (auto i = taken * piece; i < end; ++i) {
    read_[i].mark = mark_of((*records_)[i]);
    if (read_[i].mark) read_[i].known_by = known_by((*records_)[i], read_[i].mark->arrived);
    if (whole_ || !read_[i].mark) read_whole((*records_)[i], sealing_, read_[i]);
  }
}

}  // namespace rafiq::sync
