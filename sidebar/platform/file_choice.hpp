// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

class wxWindow;

namespace rafiq::sidebar {

// The desktop's own window for choosing a file that exists. It is shown without waiting for it: the CRM may
// ask for a customer meanwhile, and the sidebar may be told to end. It goes when this goes. Threads: the
// window's.
class FileChoice {
 public:
  // `begins_at`: a path to begin at, or empty. `chosen` is called with a path, or never. Asked again while it
  // is open, it comes to the front.
  void ask(wxWindow& beside, const std::string& title, const std::string& begins_at,
           std::function<void(const std::string&)> chosen);

 private:
  struct Open;
  struct Close {
    void operator()(Open* open) const;
  };
  std::unique_ptr<Open, Close> open_;
};

}  // namespace rafiq::sidebar
