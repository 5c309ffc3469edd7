// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {

// An absolute http or https address, normalised: lower-case host, dots of the path resolved, no user, no
// fragment.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string host;    // "crm.example.org", "[::1]"
  int port = 0;        // always given
  std::string path;    // begins with "/"; percent-encoded
  std::string query;   // without the "?"; may be empty

  // Nothing for anything else: other schemes, user names, control characters, an empty host.
  static std::optional<Url> parse(std::string_view text);
  // An absolute address, or a path (and query) below the base; "//host" is neither.
  static std::optional<Url> below(const Url& base, std::string_view text);
  // A redirect's Location, seen from this address.
  [[nodiscard]] std::optional<Url> resolve(std::string_view location) const;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string origin()
      const;  // "https://crm.example.org", with the port where it is not the usual
  // For logs: no query, and no part of the path that may hold a name, a mail or a phone.
  [[nodiscard]] std::string shown() const;
  [[nodiscard]] bool is_this_machine() const;  // a loopback address or "localhost"
  [[nodiscard]] bool encrypted() const { return scheme == "https"; }
};

// Which hosts an account's connector may reach.
class AllowedHosts {
 public:
  // `entries` are "host" (the usual port), "host:port" or "*.host"; what is not, is answered as false by add.
  explicit AllowedHosts(const Url& base);
  [[nodiscard]] bool add(std::string_view entry);
  [[nodiscard]] bool allows(const Url& url) const;
  [[nodiscard]] std::string list() const;  // for messages

 private:
  struct Entry {
    std::string host;  // ".example.org" for "*.example.org"
    int port = 0;      // 0: the usual one of the scheme
  };
  std::vector<Entry> entries_;
};

}  // namespace rafiq::net
