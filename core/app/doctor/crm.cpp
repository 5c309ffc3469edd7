// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/crm_failure.hpp"
#include "core/app/lane.hpp"
#include "core/net/retry.hpp"

namespace rafiq::app::doctor {
namespace {

using namespace std::chrono_literals;

constexpr auto in_step = 2min;  // one-time passwords and signatures bear less than that

// Asks for the first page, without a credential: what stands between this machine and the CRM shows itself.
net::Outcome<net::Response> knock(Context& context, const Account& account, const Description& description,
                                  const CancelToken& cancel) {
  auto options = session_options(context, account, description);
  if (!options) return net::Failure{net::FailureStatus::config, "settings", options.error().message(), {}};
  options.value().limits.tries = 1;
  options.value().limits.connect = 8s;
  options.value().limits.total = 15s;
  options.value().limits.stalled = 10s;
  options.value().pressure_file.clear();
  const auto session = net::Session::create(std::move(options).value());
  if (!session) return net::Failure{net::FailureStatus::config, "settings", session.error().message(), {}};
  net::Request request;
  request.url = "/";
  return session.value()->send(request, cancel);
}

// What the CRM sends beyond our patience, or leads elsewhere, has been reached.
bool reached(const net::Failure& failure) {
  return failure.code == "host-not-allowed" || failure.code == "too-large" || failure.code == "redirect-loop";
}

std::optional<Finding> out_of_step(const Account& account, const net::Response& response, TimePoint now) {
  const auto header = response.header("date");
  const auto date = header ? net::parse_date(*header) : std::nullopt;
  if (!date) return std::nullopt;
  const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(now - *date);
  if (ahead < in_step && ahead > -in_step) return std::nullopt;
  return warning({"clock.skew", "clock", "account " + account.name},
                 tell("This machine and the CRM differ by {} seconds",
                      "يختلف هذا الجهاز ونظام العملاء بـ {} ثانية", ahead.count()),
                 {"Set the clock of whichever is wrong", "اضبط ساعة المخطئ منهما"},
                 {"timedatectl", "set-ntp", "true"});
}

void sign_in(Scene& scene, Context& context, const Account& account, const Description& description,
             Findings& findings) {
  auto lane = Lane::open(context, account, description);
  if (!lane) return findings.push_back(problem({"crm.settings", "CRM of " + account.name}, lane.error()));
  if (auto* session = lane.value()->session()) session->forgive();
  const auto connection = lane.value()->connection();
  if (!connection) return;  // that its process does not live is told with the account
  const auto answer = connection.value()->check(scene.cancel);
  if (!answer) {
    if (connection.value()->crashed()) return;
    scene.troubled.insert(account.name);
    return findings.push_back(refused(account, answer.error(), connection.value()->failure()));
  }
  const auto who = string_member(answer.value(), "signed_in_as").value_or("");
  findings.push_back(
      good({"crm", "CRM of " + account.name},
           who.empty() ? tell("It answers", "يجيب")
                       : quoting(tell("It answers, and signs in as {}", "يجيب، والدخول باسم {}", who))));
  const auto notes = answer.value().find("notes");
  if (notes == answer.value().end() || !notes->is_array()) return;
  for (const auto& note : *notes)
    if (note.is_string())
      findings.push_back(good({"crm.note", "CRM of " + account.name}, as_said(note.get<std::string>())));
}

}  // namespace

void look_at_crm(Scene& scene, const Account& account, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto description = context->connectors.describe(account.connector);
  if (!description) return;
  const bool network = !description.value()->base_url.empty();
  if (network && scene.offline()) return;
  if (network) {
    const auto answer = knock(*context, account, *description.value(), scene.cancel);
    if (!answer && answer.error().status == net::FailureStatus::cancelled) return;
    if (!answer && !reached(answer.error())) {
      scene.troubled.insert(account.name);
      return findings.push_back(unreachable(account, answer.error()));
    }
    if (answer)
      if (auto skew = out_of_step(account, answer.value(), scene.now())) findings.push_back(std::move(*skew));
  }
  // One that crashes is not started again before a person says so.
  if (account.state == AccountState::quarantined || scene.troubled.contains(account.name)) return;
  sign_in(scene, *context, account, *description.value(), findings);
}

}  // namespace rafiq::app::doctor
