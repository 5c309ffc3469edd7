// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor.hpp"
#include "core/app/rafiq.hpp"

#include <nlohmann/json.hpp>

// What --json prints, described by sdk/schema/rafiqctl.schema.json. Members are only ever added.
namespace rafiq::ctl {

using Document = nlohmann::ordered_json;

Document document(const Error& error);
Document document(const app::Account& account);
Document document(const app::AccountNote& note);
Document document(const app::AccountTemplate& one);
Document document(const app::AsideRecord& record);
Document document(const app::ConnectorInfo& connector);
Document document(const app::BundleReport& report);
Document document(const app::SearchHit& hit);
Document document(const app::SyncReport& report);
Document document(const app::Finding& finding);
Document document(const app::PackSummary& pack);
Document document(const app::PackProblem& problem);
Document document(const app::PracticeCaseInfo& info);
Document document(const app::PracticeMoment& moment);
Document document(const app::PracticePictureView& picture);
Document document(const app::PackCoverage& coverage);
Document document(const Customer& customer);
Document document(const Fact& fact);
Document document(const Touchpoint& touchpoint);
Document document(const Commitment& commitment);
Document document(const Interaction& interaction);
Document document(const Guide& guide);
Document document(const Explanation& why);
Document document(const TalkChoice& talk);
Document document(const SpokenPart& part);
Document document(const TalkTrack& track);
Document document(const TalkStep& step);
Document document(const QuestionSheet& sheet);
Document document(const ChecklistSheet& sheet);
Document document(const app::DraftFinding& finding);
Document document(const app::DraftCheck& check);

// Of edits on their way to a CRM.
Document document(const app::EditShown& shown);
Document document(const app::EditStanding& standing);
Document document(const app::PushSummary& summary);
Document document(const app::PolicyShown& shown);

// Of a working day.
Document document(const Brief& brief);
Document document(const CommitmentChange& change);
Document document(const journey::FeelingPoint& point);
Document document(const app::WaitShown& wait);
Document document(const app::Suggestion& suggestion);
Document document(const app::PromiseShown& promise);
Document document(const app::EntitlementShown& entitlement);
Document document(const app::ShiftShown& shown);
Document document(const app::NoticedShown& noticed);

// Of what is held on a person, and of who is who.
Document document(const app::HeldOnCustomer& held);
Document document(const app::ForgetReport& report);
Document document(const app::RetentionReport& report);
Document document(const app::Identity::Suggestion& suggestion);
Document links_document(const std::vector<CustomerLink>& links);

template <class T>
Document documents(const std::vector<T>& values) {
  Document list = Document::array();
  for (const auto& value : values) list.push_back(document(value));
  return list;
}

}  // namespace rafiq::ctl
