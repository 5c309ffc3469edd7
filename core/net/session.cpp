// SPDX-License-Identifier: Apache-2.0
#include "core/net/session.hpp"

#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"
#include "core/net/auth/way.hpp"
#include "core/net/breaker.hpp"
#include "core/net/courier.hpp"
#include "core/net/retry.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace rafiq::net {
namespace {

using Status = FailureStatus;

struct Slot {
  std::unique_ptr<Recipe> recipe;
  std::unique_ptr<GrantKeeper> grants = std::make_unique<GrantKeeper>();
};
using Slots = std::map<std::string, Slot, std::less<>>;

// The credential of one slot for one request, through all its tries.
class SlotSigner final : public Signer {
 public:
  SlotSigner(Slot& slot, SignIn sign_in) : slot_(slot), sign_in_(std::move(sign_in)) {}

  Outcome<Credential> sign(const Outgoing& request) override {
    if (slot_.recipe->needs_grant()) {
      const auto obtain = [this] { return slot_.recipe->obtain(sign_in_); };
      RAFIQ_TRY(held_, slot_.grants->get(obtain, sign_in_.courier.now(), sign_in_.cancel));
    }
    const Lookup lookup = [this](std::string_view space, std::string_view name) {
      return value(space, name);
    };
    return slot_.recipe->present(request, lookup, sign_in_.courier.now());
  }

  [[nodiscard]] bool means_refused(int status) const override { return slot_.recipe->means_refused(status); }

  bool renew() override {
    if (!held_.grant) return false;
    slot_.grants->drop(held_.grant);
    return !held_.fresh;  // one that was refused at birth will not fare better a second time
  }

 private:
  [[nodiscard]] Outcome<Secret> value(std::string_view space, std::string_view name) const {
    if (space != "session" || !held_.grant) return sign_in_.vault.value(space, name);
    const auto found = held_.grant->values.find(name);
    if (found != held_.grant->values.end()) return found->second.copy();
    return Failure{
        Status::config,
        "recipe",
        fmt::format("The connector's sign-in recipe names ${{session.{}}}, which the sign-in does not give",
                    name),
        {}};
  }

  Slot& slot_;
  const SignIn sign_in_;
  GrantKeeper::Held held_;
};

Failure malformed(std::string what) {
  return {Status::bug, "request", std::move(what), {}};
}

bool is_method(std::string_view method) {
  return !method.empty() && method.size() <= 16 && method != "CONNECT" && method != "TRACE" &&
         std::all_of(method.begin(), method.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Headers that frame the message or name the host are the transport's.
bool is_ours(const std::string& name) {
  static constexpr std::array<const char*, 9> names{
      "Host",   "Content-Length",  "Transfer-Encoding", "Connection", "Keep-Alive",
      "Expect", "Accept-Encoding", "Upgrade",           "TE"};
  return curl_strnequal(name.c_str(), "Proxy-", 6) != 0 ||
         std::any_of(names.begin(), names.end(),
                     [&](const char* ours) { return curl_strequal(name.c_str(), ours) != 0; });
}

Outcome<void> check_headers(const std::vector<Header>& headers) {
  for (const Header& header : headers) {
    if (!is_header_name(header.name)) return malformed("The connector set a header whose name is not one");
    if (!is_header_value(header.value))
      return malformed(fmt::format("The connector set the header {} to a value with a line break or the like",
                                   header.name));
    if (is_ours(header.name))
      return malformed(fmt::format("The connector may not set the header {}", header.name));
  }
  return boost::outcome_v2::success();
}

Error configuration(std::string what, std::string remedy = {}) {
  return {ErrorCode::configuration, std::move(what), "", std::move(remedy)};
}

rafiq::Status check_files(const SessionOptions& options) {
  std::error_code error;
  if (!options.ca_file.empty() && !std::filesystem::is_regular_file(options.ca_file, error))
    return configuration("The CA file does not exist: " + options.ca_file,
                         "Name a PEM file with certificates");
  if (!options.proxy.empty() && options.proxy != "none" && !Url::parse(options.proxy))
    return configuration("The proxy is not an address", "Write http://host:port, without user and password");
  return success();
}

}  // namespace

class Session::Impl {
 public:
  Impl(SessionOptions& options, Url base, Courier::Rules rules, Slots slots)
      : base_(std::move(base)),
        vault_(options.account, options.settings, options.secrets, options.replaced_secret),
        pressure_(options.pressure_file),
        courier_(std::move(rules), options.budget, pressure_, options.proxy, options.ca_file),
        slots_(std::move(slots)) {}

  Outcome<Response> send(const Request& request, const CancelToken& cancel) {
    RAFIQ_TRY(const Outgoing outgoing, prepared(request));
    if (const auto left = breaker_.refused(system_moment(), request.urgent))
      return net::left_alone(outgoing.url.origin(), *left);
    auto answer = deliver(outgoing, request, cancel);
    note(answer);
    return answer;
  }

  Outcome<void> sign_in(std::string_view auth_slot, const Asking& asking, const CancelToken& cancel) {
    const auto slot = slots_.find(auth_slot);
    if (slot == slots_.end())
      return Failure{Status::config, "no-consent", "This account is not signed in to in a browser", {}};
    auto signed_in = slot->second.recipe->consent({courier_, vault_, base_, true, cancel}, asking);
    if (signed_in) slot->second.grants->forget();
    return signed_in;
  }

  [[nodiscard]] Outcome<void> admit_base() const { return courier_.admit(base_); }
  Breaker& breaker() { return breaker_; }
  void forget_refusals() {
    for (auto& [name, slot] : slots_) slot.grants->forgive();
  }
  [[nodiscard]] std::chrono::milliseconds held_for() const { return courier_.held_for(); }
  void end_hold() { courier_.end_hold(); }

 private:
  Outcome<Response> deliver(const Outgoing& outgoing, const Request& request, const CancelToken& cancel) {
    Journey journey{nullptr, true, request.urgent, cancel};
    if (request.auth_slot.empty()) return courier_.deliver(outgoing, journey);
    const auto slot = slots_.find(request.auth_slot);
    if (slot == slots_.end())
      return malformed(fmt::format("The connector asked for the sign-in \"{}\", which it does not describe",
                                   request.auth_slot));
    SlotSigner signer(slot->second, {courier_, vault_, base_, request.urgent, cancel});
    journey.signer = &signer;
    return courier_.deliver(outgoing, journey);
  }

  // Whether the CRM is there: a refusal of its own says that it is.
  void note(const Outcome<Response>& answer) {
    if (answer) return breaker_.answered();
    switch (answer.error().status) {
      case Status::transient:
        return breaker_.failed(system_moment());
      case Status::auth:
      case Status::rate_limited:
      case Status::protocol:
        return breaker_.answered();
      default:
        return breaker_.unknown();
    }
  }

  [[nodiscard]] Outcome<Outgoing> prepared(const Request& request) const {
    if (!is_method(request.method)) return malformed("The connector used a method that is not one of HTTP");
    auto url = Url::below(base_, request.url);
    if (!url)
      return malformed(
          "The connector asked for an address that is neither http or https nor a path below the "
          "account's address");
    RAFIQ_TRY(check_headers(request.headers));
    return Outgoing{request.method,
                    std::move(*url),
                    request.headers,
                    request.body,
                    request.timeout,
                    is_repeatable(request),
                    {}};
  }

  const Url base_;
  Vault vault_;
  const SharedPressure pressure_;
  Courier courier_;
  Slots slots_;
  Breaker breaker_{{}, &pressure_};
};

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::create(SessionOptions options) {
  RAFIQ_TRY(check_files(options));
  RAFIQ_TRY(const auto address, expand_settings(options.base_url, options.settings));
  auto base = Url::parse(address);
  if (!base)
    return configuration("The account's address is not usable", "Write it as https://crm.example.org/path");
  base->query.clear();

  AllowedHosts hosts(*base);
  for (const auto& entry : options.allowed_hosts) {
    RAFIQ_TRY(const auto host, expand_settings(entry, options.settings));
    if (!hosts.add(host))
      return configuration("\"" + host + "\" is not a host", "Write host, host:port or *.host");
  }
  Slots slots;
  if (!options.auth.is_object() && !options.auth.is_null())
    return configuration("The connector's sign-in recipes are not an object");
  for (const auto& [name, description] : options.auth.items()) {
    RAFIQ_TRY(const Json recipe, chosen_recipe(name, description, options.settings));
    RAFIQ_TRY(slots[name].recipe, make_recipe(name, recipe));
  }
  const auto plain = options.settings.find("allow_plain_http");
  Courier::Rules rules{std::move(hosts), plain != options.settings.end() && plain->second == "true",
                       options.limits, options.clock ? options.clock : std::make_shared<SystemClock>(),
                       std::move(options.permit)};
  auto impl = std::make_unique<Impl>(options, std::move(*base), std::move(rules), std::move(slots));
  if (const auto admitted = impl->admit_base(); !admitted) return configuration(admitted.error().message);
  return std::unique_ptr<Session>(new Session(std::move(impl)));
}

Outcome<Response> Session::send(const Request& request, const CancelToken& cancel) {
  return impl_->send(request, cancel);
}

Outcome<void> Session::sign_in(std::string_view auth_slot, const Asking& asking, const CancelToken& cancel) {
  return impl_->sign_in(auth_slot, asking, cancel);
}

std::chrono::milliseconds Session::left_alone() const {
  return impl_->breaker().left(system_moment());
}

std::chrono::milliseconds Session::asked_to_wait() const {
  return impl_->held_for();
}

void Session::forgive() {
  impl_->breaker().forgive();
  impl_->forget_refusals();
  impl_->end_hold();
}

}  // namespace rafiq::net
