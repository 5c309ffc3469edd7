// SPDX-License-Identifier: Apache-2.0
#include "core/app/privacy.hpp"

#include "core/app/context.hpp"
#include "core/app/governed.hpp"
#include "core/context/reference.hpp"
#include "core/store/customers.hpp"
#include "core/store/forgetting.hpp"
#include "core/store/resealing.hpp"
#include "core/store/settings.hpp"
#include "core/store/suppression.hpp"

#include <fmt/format.h>

#include <charconv>

namespace rafiq::app {
namespace {

using namespace std::chrono_literals;

constexpr int usual_days = 30;
constexpr int most_days = 3650;
constexpr std::string_view days_setting = "retention.days";
constexpr std::string_view run_setting = "retention.last_run";
constexpr std::string_view removed_setting = "retention.removed";

std::int64_t number_or(const std::optional<std::string>& text, std::int64_t otherwise) {
  std::int64_t number = 0;
  if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc())
    return otherwise;
  return number;
}

// What Suppressions knows somebody by.
Result<std::string> suppression_reference(std::string_view text) {
  const auto reference = context::read_reference(text);
  switch (reference.kind) {
    case context::Reference::Kind::external:
      return store::reference_of_id(reference.account, reference.value);
    case context::Reference::Kind::mail:
      return store::reference_of_mail(reference.value);
    case context::Reference::Kind::phone:
      return store::reference_of_phone(reference.value);
    default:
      return Error{ErrorCode::usage, "Who was forgotten is known by account:id, mail or phone alone", "",
                   "Write one of them, as the CRM has it"};
  }
}

}  // namespace

Result<ForgetReport> Privacy::forget(CustomerId id) {
  RAFIQ_TRY(auto customer, store::Customers(*context_.database).get(id));
  store::Forgetting forgetting(*context_.database);
  RAFIQ_TRY(const auto forgotten, forgetting.let_go(id, context_.clock->now()));
  RAFIQ_TRY(forgetting.finish());
  return ForgetReport{id, std::move(customer.refs), forgotten.records, forgotten.kept_aside};
}

Result<bool> Privacy::finish_forgetting() {
  store::Forgetting forgetting(*context_.database);
  RAFIQ_TRY(const auto unfinished, forgetting.unfinished());
  if (!unfinished) return false;
  RAFIQ_TRY(forgetting.finish());
  return true;
}

Result<std::int64_t> Privacy::unsuppress(std::string_view text) {
  RAFIQ_TRY(const auto reference, suppression_reference(text));
  return store::Suppressions(*context_.database).lift(reference);
}

Result<std::int64_t> Privacy::unsuppress_all() {
  return store::Suppressions(*context_.database).lift_all();
}

Result<std::int64_t> Privacy::forgotten() {
  return store::Suppressions(*context_.database).count();
}

Result<std::optional<TimePoint>> Privacy::forgotten_at(std::string_view text) {
  const auto reference = suppression_reference(text);
  if (!reference) return std::optional<TimePoint>();
  return store::Suppressions(*context_.database).find(reference.value());
}

Result<RetentionReport> Privacy::retention() {
  store::Settings settings(*context_.database);
  RAFIQ_TRY(const auto days, settings.get(days_setting));
  RAFIQ_TRY(const auto run, settings.get(run_setting));
  RAFIQ_TRY(const auto removed, settings.get(removed_setting));
  RetentionReport report;
  report.days = static_cast<int>(number_or(days, usual_days));
  if (const auto governed = context_.policy->now()->keep_expired_days()) report.days = *governed;
  if (run) report.last_run = from_milliseconds(number_or(run, 0));
  report.removed = number_or(removed, 0);
  return report;
}

Status Privacy::keep_expired(int days) {
  if (days < 0 || days > most_days)
    return Error{ErrorCode::usage, fmt::format("Facts cannot be kept for {} days after they expired", days),
                 "", fmt::format("Give a number from 0 to {}", most_days)};
  const auto policy = context_.policy->now();
  RAFIQ_TRY(policy->check());
  if (const auto* setting = policy->governs("data.keep_expired_days"))
    return Error{ErrorCode::configuration,
                 "The policy of this machine says how long facts are kept after they expired",
                 setting->where(), "Ask whoever administers this machine; see rafiqctl policy show"};
  return store::Settings(*context_.database).set(days_setting, std::to_string(days));
}

Result<RetentionReport> Privacy::remove_expired() {
  RAFIQ_TRY(auto report, retention());
  const auto now = context_.clock->now();
  store::Settings settings(*context_.database);
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(report.removed,
              store::Forgetting(*context_.database).remove_expired(now - std::chrono::days{report.days}));
    RAFIQ_TRY(const auto outdated, Governed(context_).remove_outdated());
    report.removed += outdated;
    RAFIQ_TRY(settings.set(run_setting, std::to_string(to_milliseconds(now))));
    return settings.set(removed_setting, std::to_string(report.removed));
  }));
  report.last_run = now;
  return report;
}

Status Privacy::remove_expired_daily() {
  RAFIQ_TRY(const auto report, retention());
  const auto now = context_.clock->now();
  if (report.last_run && *report.last_run <= now && now - *report.last_run < 24h) return success();
  RAFIQ_TRY(remove_expired());
  return success();
}

Result<Privacy::KeyRenewed> Privacy::renew_key(std::optional<SecretPlace> place, bool drop_unreadable) {
  RAFIQ_TRY(const auto done, store::reseal(*context_.database, place, drop_unreadable));
  return KeyRenewed{done.sealed, done.dropped};
}

}  // namespace rafiq::app
