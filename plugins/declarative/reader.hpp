// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/entity.hpp"
#include "plugins/declarative/records.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// The verbs read and list_ids. A pass goes through its steps one by one: first everything, entity by entity;
// from then on what changed, entity by entity, with the rows of their children and the CRM's own word on what
// was deleted. Every page carries where the pass stands and how far each feed was seen, so that a pass that
// is killed goes on from its last page.
class Reader {
 public:
  using Emit = std::function<void(std::string_view page)>;
  Reader(Client& client, const std::vector<Entity>& entities, std::int64_t now, Emit emit)
      : client_(client), entities_(entities), now_(now), emit_(std::move(emit)) {}

  void read(const Json& checkpoint);
  void list_ids(const std::string& entity, const Json& checkpoint);

 private:
  struct Step {
    enum class Kind { full, changes, child_changes, deletions } kind;
    const Entity* entity;
    const Child* child = nullptr;
    std::string key;  // of its feed, in checkpoints
  };
  [[nodiscard]] std::vector<Step> steps() const;
  [[nodiscard]] bool is_full() const { return at_.at("phase") == "full"; }
  static bool is_ours(const Json& checkpoint);
  void begin();
  bool take_page(const Step& step, bool last_step);
  [[nodiscard]] const Listing& listing_of(const Step& step) const;
  [[nodiscard]] static const Feed* feed_of(const Step& step);
  [[nodiscard]] Json variables(const Step& step, Records& records) const;
  void see(const Step& step, const Page& page);
  std::string records_of(const Step& step, const Page& page, Records& records);
  [[nodiscard]] Json position_after(const Step& step, const Page& page);
  void finish();
  void emit(const std::string& records, bool end);

  Client& client_;
  const std::vector<Entity>& entities_;
  std::int64_t now_;
  Emit emit_;
  Json at_;  // the checkpoint, as it will be
  std::uint64_t told_ = 0;
};

}  // namespace rafiq_declarative
