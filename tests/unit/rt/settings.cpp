// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/settings.hpp"

#include "tests/support/catch.hpp"

#include <rafiq/failure.hpp>

using rafiq_rt::CaseKinds;
using rafiq_rt::Settings;

namespace {

std::string refusal(const std::string& settings) {
  try {
    (void)Settings::parse(R"({"settings":{)" + settings + "}}");
  } catch (const rafiq::Failure& failure) {
    CHECK(failure.reason() == rafiq::Reason::config);
    return std::string(failure.message());
  }
  return {};
}

}  // namespace

TEST_CASE("defaults of the settings are those of the description") {
  const Settings settings = Settings::parse("{}");
  CHECK(settings.aspect_of_field.at("Education") == "education");
  CHECK(settings.aspect_of_field.at("Interests") == "interest");
  CHECK(settings.aspect_of_field.size() == 4);
  CHECK_FALSE(settings.staff_too);
  CHECK_FALSE(settings.consent_recorded);
  CHECK(settings.first_line);
  CHECK_FALSE(settings.comments);
  CHECK(settings.phone_scan == 500);
}

TEST_CASE("a wrong setting says which and what would be right") {
  CHECK_THAT(refusal(R"("customers":"some")"),
             Catch::Contains("`customers`") && Catch::Contains("unprivileged"));
  CHECK_THAT(refusal(R"("phone_scan":"many")"), Catch::Contains("`phone_scan`"));
  CHECK_THAT(refusal(R"("field.motive":"Education")"), Catch::Contains("another custom field"));
  CHECK_THAT(refusal(R"("case_kinds":"Sales=sale")"), Catch::Contains("Sales=sale"));
  CHECK_THAT(refusal(R"("customers":3)"), Catch::Contains("`customers`"));
  CHECK(refusal(R"("customers":"all")").empty());
}

TEST_CASE("case kinds are found whatever the case of the letters") {
  const CaseKinds kinds = CaseKinds::parse(" Complaints = Complaint;; شكاوى=complaint ; Front desk=request ");
  CHECK(kinds.kind_of("complaints") == "complaint");
  CHECK(kinds.kind_of("شكاوى") == "complaint");
  CHECK(kinds.kind_of("FRONT DESK") == "request");
  CHECK(kinds.kind_of("General").empty());
}
