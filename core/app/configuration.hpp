// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::app {

struct Context;

// One thing that reading a configuration in would do.
struct ConfigurationChange {
  enum class Kind {
    add_account,
    change_account,
    change_setting,
    missing_pack,  // is named, and not installed here: nothing is done about it
  };
  Kind kind = Kind::add_account;
  std::string subject;  // an account, "retention.days", a pack
  std::string what;     // "url: https://a -> https://b"
};
RAFIQ_API std::string_view name(ConfigurationChange::Kind kind);  // "add_account" ...

// What a person set up, as TOML, to be read in elsewhere: accounts without secrets, settings, the names of
// packs. Nothing of customers. Accounts that come from the administrator's templates are left out: they come
// by themselves.
class RAFIQ_API Configuration {
 public:
  explicit Configuration(Context& context) : context_(context) {}

  Result<std::string> text();
  // What reading it in would do, all of it checked. Errors: not_found; bad_data (not such a file, with its
  // line); conflict (an account of this name has another connector); those of Accounts::add.
  Result<std::vector<ConfigurationChange>> plan(const std::filesystem::path& file);
  // Does it: all or, with an error, nothing. Accounts that are added have to be signed in to.
  Result<std::vector<ConfigurationChange>> apply(const std::filesystem::path& file);

 private:
  Context& context_;
};

}  // namespace rafiq::app
