// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace rafiq::sidebar {

// Tells the title of the window that the person works in, whenever it or the window changes: under X11, by
// events alone. Elsewhere it never tells anything. Our own windows are left out. Made and used on the thread
// of the screen.
class ActiveTitle {
 public:
  explicit ActiveTitle(std::function<void(const std::string&)> changed);
  ~ActiveTitle();
  ActiveTitle(const ActiveTitle&) = delete;
  ActiveTitle& operator=(const ActiveTitle&) = delete;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rafiq::sidebar
