// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/views/rooms/part.hpp"

#include <memory>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// A heading and its blocks, on a sheet or on the window's ground.
class SectionView final : public Painted {
 public:
  SectionView(wxWindow* parent, const Look& look, RoomIntents& intents, std::function<Secrets()> take_secrets,
              std::function<void()> submit);
  void set(const Section& section);
  int arrange(int width) override;
  void take(Secrets& secrets);
  [[nodiscard]] wxWindow* control(const std::string& id) const;
  [[nodiscard]] std::string focused() const;

 private:
  void paint(Canvas& canvas) override;
  [[nodiscard]] int gap(std::size_t before) const;

  PartGround ground_;
  Section section_;
  int generation_ = -1;
  Paragraph heading_;
  std::vector<std::unique_ptr<Part>> parts_;
  wxRect sheet_;
  wxPoint heading_at_;
};

}  // namespace rafiq::sidebar
