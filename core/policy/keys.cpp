// SPDX-License-Identifier: Apache-2.0
#include "core/policy/keys.hpp"

#include "core/model/account.hpp"
#include "core/model/fact.hpp"
#include "core/model/language.hpp"
#include "core/policy/patterns.hpp"
#include "core/policy/signer.hpp"

#include <algorithm>
#include <array>

namespace rafiq::policy {
namespace {

std::string_view connector_pattern(std::string_view text) {
  return is_connector_pattern(text) ? "" : "the id of a connector, with * for any letters";
}

std::string_view signer_key(std::string_view text) {
  return read_signer("", text) ? "" : "the second line of a minisign .pub file";
}

std::string_view signer_name(std::string_view text) {
  return !text.empty() && text.size() <= 100 ? "" : "a name of up to 100 letters";
}

std::string_view host_pattern(std::string_view text) {
  return is_host_pattern(text)
             ? ""
             : "a host such as crm.example.com, crm.example.com:8443, *.example.com or loopback";
}

std::string_view proxy(std::string_view text) {
  const bool plain = text.starts_with("http://") && text.size() > 7 &&
                     text.find_first_of("@ \t", 7) == std::string_view::npos;
  return text == "none" || plain ? "" : "none, or http://host:port without user and password";
}

std::string_view absolute_path(std::string_view text) {
  return text.starts_with('/') ? "" : "a path that begins with /";
}

std::string_view aspect(std::string_view text) {
  return aspect_from(text) ? ""
                           : "education, experience, cultural_background, interest, motive, expectation, "
                             "language, attitude_to_questions, preferred_channel, form_of_address, "
                             "accessibility, product or other";
}

std::string_view scope(std::string_view text) {
  return scope_from(text) ? "" : "none, assigned or all";
}

std::string_view secret_place(std::string_view text) {
  return secret_place_from(text) ? "" : "keyring or file";
}

std::string_view language(std::string_view text) {
  return language_from(text) ? "" : "ar or en";
}

constexpr std::array all_keys{
    Key{"connectors.allowed", Kind::texts, "a list of ids of connectors, with * for any letters",
        "Which connectors may be started", R"(allowed = ["rt", "file", "acme-*"])", "every one",
        connector_pattern},
    Key{"connectors.trusted_signers", Kind::named_texts, "names, each with a minisign public key",
        "Whose connector bundles may be installed and started",
        R"("Acme Software" = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")",
        "nobody's; the user may trust signers for themselves", signer_key, signer_name},
    Key{"network.hosts", Kind::texts, "a list of hosts: host, host:port, host:*, *.domain, loopback",
        "Which hosts connectors may reach, whatever an account or a connector says",
        R"(hosts = ["crm.example.com", "*.crm.example.net:8443"])", "those of each account's CRM",
        host_pattern},
    Key{"network.proxy", Kind::text, "http://host:port, or none for a direct way",
        "The way to every host but this machine", R"(proxy = "http://proxy.example.com:3128")",
        "what the environment says", proxy},
    Key{"network.ca_file", Kind::text, "the path of a PEM file that root alone may write",
        "Whose certificates are trusted, in the place of the system's",
        R"(ca_file = "/etc/ssl/certs/example-ca.pem")", "the system's", absolute_path},
    Key{"network.plain_http", Kind::flag, "true or false",
        "Whether an account may be allowed to use http without encryption to another machine",
        "plain_http = false", "true: the account's setting decides"},
    Key{"data.aspects", Kind::texts, "a list of aspects", "Which aspects of a customer may be stored",
        R"(aspects = ["education", "experience", "language", "preferred_channel"])", "all of them", aspect},
    Key{"data.keep_days", Kind::named_numbers, "aspects, each with a number of days from 1 to 3650",
        "For how long a fact of an aspect is kept after it was noted", "education = 730",
        "until it is removed, or has expired", nullptr, aspect, 1, 3650},
    Key{"data.keep_expired_days", Kind::number, "a number of days from 0 to 3650",
        "For how long a fact is kept after it has expired", "keep_expired_days = 30",
        "30, or what the user sets", nullptr, nullptr, 0, 3650},
    Key{"data.export", Kind::flag, "true or false", "Whether what is held on a customer may be exported",
        "export = false", "true"},
    Key{"sync.scope", Kind::text, "none, assigned or all",
        "The widest scope that an account may read by itself", R"(scope = "assigned")", "all", scope},
    Key{"secrets.places", Kind::texts, "a list of keyring and file", "Where secrets may rest",
        R"(places = ["keyring"])", "both", secret_place},
    Key{"language.window", Kind::text, "ar or en", "The language that the window speaks", R"(window = "ar")",
        "what the user chooses", language},
    Key{"packs.own", Kind::flag, "true or false",
        "Whether users may install and change guidance packs; where not, those in /etc/rafiq/packs are used",
        "own = false", "true"},
};

}  // namespace

std::span<const Key> keys() {
  return all_keys;
}

const Key* key(std::string_view name) {
  const auto found =
      std::find_if(all_keys.begin(), all_keys.end(), [&](const Key& one) { return one.name == name; });
  return found == all_keys.end() ? nullptr : &*found;
}

}  // namespace rafiq::policy
